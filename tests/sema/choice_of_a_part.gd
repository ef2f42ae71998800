// An array chooses among a part of a value: what is wanted of that value says so of the same places,
// and reads the condition at no other.
// RUN: %gradc --emit=ir %s -o %t.gir
// RUN: %gradc --passes= %t.gir | FileCheck %s --check-prefix=IR
// RUN: %gradc check %s | FileCheck %s
export fn chosen(w: f64[3], z: f64[3]) {
    let limits = transpose([w, z]) <= 0.2 && [0.5, 0.5] > 0
    let b = limits ? slice(transpose([sin(z), w * z, z, exp(z)]), from: 0, count: 2) : [0.5, 0.5]
    return sum(i, j) b[i, j]^2
}
export grad chosen
// IR-NOT: chosen.sum
// IR: if limits[i, 1] != 0: b.x[1, i] = w[i] * z[i]
// CHECK: chosen_grad, at 7 points
// CHECK: all is right
