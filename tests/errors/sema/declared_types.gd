// What a let or var says of its numbers is so, or an error.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: sed '/^.. STOP$/,$d' %s > %t.gd
// RUN: %gradc %t.gd --emit=ir | FileCheck %s --check-prefix=RIGHT

// RIGHT: local m: f64
// RIGHT: local u: f64[3]
// RIGHT: local k: int(3)[2]
// RIGHT: local z: int[3]
// RIGHT: m[] * m[]
export fn right(x: f64[4], n: int) {
    let m: f64 = n
    let u: f64[3] = [1, 2, 3]
    let k: int[2] = [1, 2]
    let d: f64[2] = 3.5
    var e: f64 = k[0]
    let z: int[3] = for t < 3 { yield t > 0 ? z[t - 1] + k[0] : 3 }
    return d[1] * (m * m) * k[1] * z[2] * e * u[n > 0 ? 1 : 0]
}
// STOP

export fn wrong(x: f64[4]) {
    // CHECK: declared_types.gd:[[#@LINE+1]]:21: error: 'k' is an int, but this is a real number
    let k: int[2] = [1.5, 2.5]
    // CHECK: declared_types.gd:[[#@LINE+1]]:12: error: only a variable is declared as a class: use var
    let c: class(4)[2] = 3
    // CHECK: declared_types.gd:[[#@LINE+1]]:12: error: a truth value is kept as 0 or 1: say int
    let b: bool[2] = x[0] > 1
    // CHECK: declared_types.gd:[[#@LINE+1]]:12: error: 'd' cannot be f32: all is computed in f64 here
    let d: f32[2] = 3.5
    // CHECK: declared_types.gd:[[#@LINE+1]]:12: error: 'e' cannot be f32: all is computed in f64 here
    var e: f32 = 2
    // CHECK: declared_types.gd:[[#@LINE+1]]:12: error: a truth value is kept as 0 or 1: say int
    var g: bool = 0
    // CHECK: declared_types.gd:[[#@LINE+1]]:39: error: integers are declared here, but this is a real number
    let z: int[2] = for t < 2 { yield t > 0 ? 7.25 : x[0] }
    return k[0] + c[1] + b[0] + d[1] + e + g + z[0]
}
