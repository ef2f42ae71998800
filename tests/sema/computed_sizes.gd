// What is computed of sizes alone is a size itself, by whatever name.
// RUN: %gradc %s -D n=20 -o - | FileCheck %s
// RUN: env CC=%cc %gradc check -D n=20 %s --all | FileCheck %s --check-prefix=PROOF
// PROOF: computed_sizes.gd with {{.*}}: all is right

// CHECK-LABEL: double steps(int n, const double x[])
// CHECK:       i < n - 1
export fn steps(x: f64[n]) {
    let last = n - 1, rounds = last
    return sum(i < rounds) (x[i + 1] - x[i])^2 * last
}
export grad steps

// CHECK-LABEL: double twice(
// CHECK:       < 2 * n
export fn twice(y: f64, n: dim) {
    var rounds: int = n
    rounds = 2 * rounds
    var z = y
    for i < rounds { z = sin(z) * y }
    return z
}
export grad twice
