// `stop` in the body of a function with rules says nothing: the rules do.
// RUN: env CC=%cc %gradc check %s | FileCheck %s
// CHECK-NOT: WRONG
// CHECK:     stopped_rules.gd{{.*}}: all is right
// CHECK-NOT: WRONG
fn square(x) = stop(x) * x
    deriv x = 2 * x
export fn fourth(x: f64) = square(x)^2
export grad fourth
export hessian fourth
