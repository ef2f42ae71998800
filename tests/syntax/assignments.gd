// s += e, and outputs by their elements, are written with what the language has.
// RUN: %gradc --emit=ast %s | FileCheck %s
fn probability(x) = x
fn f(x: [n]) -> probability[n] = x
fn total(x: [n]) {
    var s = 0
    // CHECK: s = s + x[0] * 2
    s += x[0] * 2
    // CHECK-NEXT: y[0] += 1
    y[0] += 1
    return s
}
model m {
    input x: f32[4]
    // CHECK:      let p[n] = 2 * x[n]
    // CHECK-NEXT: output p
    output p[n] = 2 * x[n]
    // CHECK-NEXT: output x
    output x
}
