// Gradients with respect to several arguments are found in one pass back through the loop.
// RUN: %gradc %s --emit=opt | FileCheck %s
// CHECK:      function call last_grad
// CHECK:      for t < 5 backward {
// CHECK-NEXT:     d.y[t] +=
// CHECK-NEXT:     d_rate[] += d.y[t + 1] * y[t]
// CHECK-NOT:  backward
fn decayed(x: [n], rate, start) {
    var y = start
    for t < n {
        y = rate * y + sin(y) * x[t]
    }
    return y
}
export fn last(x: f64[5], rate: f64, start: f64) = decayed(x, rate, start)
export grad last
