// Exported functions are proved at numbers of several scales and signs: a rule that is wrong on one
// side of a condition is found there. Where no point leads the derivative is 0, which is said.
// RUN: not env CC=%cc %gradc check %s 2>/dev/null | FileCheck %s
// RUN: not env CC=%cc %gradc check %s --seed=2 2>/dev/null | FileCheck %s
fn large(x) = x > 10 ? 2 * x : x
    deriv x = 1
fn beyond(x) = abs(x) < 1 ? x : x^2
    deriv x = 1
fn below(x) = x < 0 ? 2 * x : x
    deriv x = 2

export fn of_large(x: f64) = large(x)
export grad of_large
export fn of_beyond(x: f64, n: int) = n > 9 ? beyond(x) : x
export grad of_beyond
export fn of_below(x: f32) = below(x)
export grad of_below
export fn unreached(x: f64, y: f64) = x > 100 ? x * y : y
export grad unreached
// CHECK:      of_large_grad, at 7 points
// CHECK-NEXT:   result number 1 entry {{.*}} right{{$}}
// CHECK-NEXT:   d_x number 1 entry {{.*}} WRONG
// CHECK:      of_beyond_grad, at 7 points
// CHECK:        d_x number 1 entry {{.*}} WRONG
// CHECK:      of_below_grad, at 7 points
// CHECK:        d_x number 1 entry {{.*}} WRONG
// CHECK:      unreached_grad, at 7 points
// CHECK:        d_x number 1 entry {{.*}} right: zero at every point
// CHECK-NEXT:   d_y number 1 entry {{.*}} right{{$}}
// CHECK:      points.gd: 3 rows are WRONG
