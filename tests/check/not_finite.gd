// Where made-up data leads to no number nothing is proved, and that is a failure of its own. What a
// branch that is not taken would be is no such thing.
// RUN: not env CC=%cc %gradc check %s | FileCheck %s
export fn hopeless(x: f64) = log(-x^2 - 1)
export fn careful(x: f64) = x < 5 ? x^2 : log(-x^2 - 1)
export grad careful
// CHECK:      hopeless: errors up to 1e-09 are right
// CHECK-NEXT:   result number 1 entry 0.0e+00 NOT FINITE
// CHECK:      careful_grad
// CHECK-NEXT:   result number 1 entry 0.0e+00 right
// CHECK-NEXT:   d_x number 1 entry 0.0e+00 right
// CHECK:      not_finite.gd: 1 row is WRONG
