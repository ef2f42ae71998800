// Indices that stand together have names of their own, and what a call chooses is not an argument of another kind.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK:      indices_twice.gd:[[#@LINE+1]]:39: error: 'i' is defined already
export fn sums(v: f64[3]) = sum(i, j, i) v[i] * v[j]
export fn elements(v: f64[3]) {
    // CHECK:      indices_twice.gd:[[#@LINE+1]]:18: error: 'i' is defined already
    let z[i < 3, i < 2] = v[i]
    return z
}
// One within the other may have its name.
export fn within(v: f64[3]) = sum(i) v[i] * (sum(i) v[i])

// CHECK:      indices_twice.gd:[[#@LINE+1]]:13: error: 'n' is a dimension in a shape: as an argument it is n: dim
export fn f(n: int, v: f64[n + 1]) = v[0] * n
// CHECK:      indices_twice.gd:[[#@LINE+1]]:6: error: 'n' is a dimension in a shape: as an argument it is n: dim
fn g(n: f64, v: f64[n]) = v[0] * n
export grad g
fn h(k, x: [n], m: [k]) = x[0] * k + m[0]
// CHECK:      indices_twice.gd:[[#@LINE+1]]:41: error: 'm' of h has the dimension k = 2, but this is [4]
export fn compared(x: f64[4]) = h(2, x, x)
