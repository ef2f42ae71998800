// Exported functions: values and first derivatives by dual numbers, second ones by hyper-dual
// numbers. Each mode, of numbers and of arrays, of some of the arguments and of all.
// RUN: env CC=%cc %gradc check %s --all | FileCheck %s
// RUN: env CC=%cc %gradc check %s --directions=1 | FileCheck %s --check-prefix=FEW
fn weighted(a: f64[3, 2], b: f64) = sum(i, j) exp(a[i, j] * b)^2 / (1 + a[j, 0]^2)
export fn value(a: f64[3, 2], b: f64) = weighted(a, b)
export grad value
export jvp value
export hvp value
export hvp value wrt a
export hessian value

fn mixed(x: f64, y: f64) -> f64 = sin(x * y) + x^3 / y
export hessian mixed

fn spread(x: f32[3], k: int, y: f32) {
    let z[i] = x[i] * tanh(y) + (sum(j) x[j]^2) * k
    return z
}
export jacobian spread
export jvp spread wrt y

export fn narrow(x: f64) = sqrt(x) + acosh(x)
export grad narrow
// CHECK:      value, at 7 points: errors up to 1e-09 are right
// CHECK-NEXT:   result number 1 entry {{.*}} right
// CHECK:      value_grad, at 7 points: errors up to 1e-09 are right
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   d_a [3, 2] 6 entries
// CHECK-NEXT:   d_b number 1 entry
// CHECK:      value_jvp, at 7 points: errors
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   d_result number 1 entry
// CHECK:      value_hvp, at 7 points: errors
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   h_a [3, 2] 6 entries
// CHECK-NEXT:   h_b number 1 entry
// CHECK:      value_hvp_a, at 7 points: errors
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   h_a [3, 2] 6 entries
// CHECK:      value_hessian, at 7 points: errors
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   H_a_a [3, 2, 3, 2] 36 entries
// CHECK-NEXT:   H_a_b [3, 2] 6 entries
// CHECK-NEXT:   H_b_a [3, 2] 6 entries
// CHECK-NEXT:   H_b_b number 1 entry
// CHECK:      mixed_hessian, at 7 points: errors
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   H[0][0] [2, 2] 1 entry
// CHECK-NEXT:   H[0][1] [2, 2] 1 entry
// CHECK-NEXT:   H[1][0] [2, 2] 1 entry
// CHECK-NEXT:   H[1][1] [2, 2] 1 entry
// CHECK:      spread_jacobian, at {{[2-7]}} points: errors up to 1e-04 are right
// CHECK-NEXT:   J_x [3, 3] 9 entries
// CHECK-NEXT:   J_y [3] 3 entries
// CHECK:      spread_jvp_y, at {{[2-7]}} points: errors up to 1e-04 are right
// CHECK-NEXT:   result [3] 3 entries
// CHECK-NEXT:   d_result [3] 3 entries
// CHECK:      narrow_grad, with numbers from 1 to 2, at 5 points: errors
// Single numbers under a result that is double, or beside one: derivatives are as exact as that.
export fn widened(x: f32[5], k: f32) -> f64 {
    var s = 0
    for i < 5 { s = s * k + exp(x[i]) }
    return s
}
export grad widened
export fn beside(x: f32[5], y: f64) = sum(i) exp(x[i] * y)
export grad beside
// CHECK:      widened_grad, at 7 points: errors up to 1e-09 are right
// CHECK-NEXT:   result number 1 entry
// CHECK-NEXT:   d_x [5] 5 entries
// CHECK-NEXT:   d_k number 1 entry
// CHECK:      beside_grad, at 7 points: errors up to 1e-09 are right
// CHECK:      exports.gd: all is right

// FEW: d_a [3, 2] 1 direction
// FEW: h_a [3, 2] 1 direction
// FEW: H_a_a [3, 2, 3, 2] 1 direction
// FEW: all is right
