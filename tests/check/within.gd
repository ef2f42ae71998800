// Derivatives within the source, grad and jvp, are proved by themselves: what they say is compared
// with slopes where their variable alone moves. So a wrong rule is found there, too.
// RUN: not env CC=%cc %gradc check %s --all 2>&1 | FileCheck %s
fn steep(x) = exp(x)
    deriv x = 2 * result
export fn wrong_slope(x: f64) = grad(steep(x), x)
export fn wrong_along(x: f64, y: f64) = jvp(steep(x * y) + sin(y), x: 2 * y, y: 3)

export fn rows(x: f64[3, 2], y: f64) {
    let z[i] = (sum(j) x[i, j]^2) * x[0, 1] * y
    let w = tanh(z)
    let each[i] = grad(w[i], x)
    let own = grad(w, z)
    let along = jvp(w, x: 2 * x, y: 1)
    return sum(i) (each[i, 1, 0] * own[i] * along[i]^2)
}
export grad rows
export jvp rows wrt x
// CHECK:      wrong_slope, at 7 points: errors up to 1e-09 are right
// CHECK-NEXT:   result number 1 entry {{.*}} right
// CHECK:      derivatives within wrong_slope, at 7 points: errors up to 1e-06 are right
// CHECK-NEXT:   within.gd:6 by x number 1 entry {{.*}} WRONG
// CHECK:      derivatives within wrong_along, at
// CHECK-NEXT:   within.gd:7 along x, y number 1 entry {{.*}} WRONG
// CHECK:      derivatives within rows, at {{[2-7]}} points:
// CHECK-NEXT:   within.gd:12 by x [3, 3, 2] 18 entries {{.*}} right
// CHECK-NEXT:   within.gd:13 by z [3] 3 entries {{.*}} right
// CHECK-NEXT:   within.gd:14 along x, y [3] 3 entries {{.*}} right
// CHECK:      rows_jvp_x, at {{[2-7]}} points: errors
// CHECK:      derivatives within rows_jvp_x, at {{[2-7]}} points:
// CHECK-NEXT:   within.gd:12 by x [3, 3, 2] 18 entries {{.*}} right
// CHECK-NEXT:   within.gd:13 by z [3] 3 entries {{.*}} right
// CHECK-NEXT:   within.gd:14 along x, y [3] 3 entries {{.*}} right
// CHECK:      within.gd: 2 rows are WRONG
