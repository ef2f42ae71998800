// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
// RUN: ! %gradc -D n=10 -D k=9 -D z=3 %s -o %t.c 2>&1 | FileCheck %s --check-prefix=BOUND --implicit-check-not="nothing says"

// BOUND: error: -D z: no dimension has that name
// CHECK: export_sizes.gd:[[#@LINE+1]]:11: error: kept has to keep 'y', f64[n + 1], and nothing says how large 'n' can be: say it, as in -D n=100
export fn kept(x: f64[n]) {
    var y = 1
    for i < n { y = sin(y) * x[i] }
    return y
}

// What was found is one of so many.
// CHECK: export_sizes.gd:[[#@LINE+1]]:11: error: found has to keep 'best.max.i', class(m)[k], and nothing says how large 'k' can be
export fn found(x: f64[m, k]) {
    let best[j] = argmax(i) x[i, j]
    return sum(j) x[best[j], j] * best[j]
}

// Together these have more entries than 64 bits count.
// CHECK: [[@LINE+1]]:11: error: cubes has to keep {{.*}}, and nothing says how large 'T' can be
export fn cubes(x: f64[T]) {
    let s[i, j, k] = sin(x[i] * x[j]) * x[k]
    let t[i, j] = softmax(s[i, j])
    let u[i, j, k] = t[i, j, k] * s[k, j, i]
    return sum(i, j, k) u[i, j, k]^2 * s[i, k, j] * t[i, j, k]
}
