// A rule of one's own stands in for the derivative of the body, over the arguments and the result.
// RUN: %gradc --emit=grad %s | FileCheck %s
fn bump(x) = exp(-x^2)
    deriv x = -2 * x * result

model rules {
    param p: [3] = 0
    let y[i] = bump(p[i]) * sin(p[i])
    loss sum(i) y[i]
}
// CHECK-LABEL: function grad {
// CHECK:     d.p[i] +=
// CHECK-NOT: exp
// CHECK-SAME: -2.0 * p[i] * bump(p[i])
