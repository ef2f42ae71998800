// A transpose of one's own comes before the one that takes an order.
// RUN: %gradc --emit=ir %s | FileCheck %s
fn transpose(x: [n], weights: [n]) = sum(i) x[i] * weights[i]
export fn f(x: f64[2]) = transpose(x, [1, 0])
// CHECK: += x[i] *
