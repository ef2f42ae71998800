// A function with `deriv` is evaluated by its body, so that a wrong rule is found; unless the rule
// differs on purpose, as -Wno-deriv says. Rules that agree are never taken at their word.
// RUN: not env CC=%cc %gradc check %s 2>&1 | FileCheck %s
// RUN: env CC=%cc CFLAGS="-O2 -Wextra -Werror" %gradc check -Wno-deriv %s 2>&1 | FileCheck %s --check-prefix=ALLOWED
fn round(x) = floor(x + 0.5)                     // a straight-through estimator
    deriv x = 1

fn grow(x) = exp(x)
    deriv x = result

fn steep(x) = exp(x)
    deriv x = 2 * result

fn drawn(x, y) = x^2
    deriv x = y

model rules {
    input x: f64[6]
    param p: [6] = normal()
    param q: [6] = normal()
    loss x * round(3 * p) + grow(q * x)
}
export fn curved(x: f64, y: f64) = steep(x * y)
export hvp curved
export fn square(x: f64, y: f64) = drawn(x, y)
export grad square wrt x
// CHECK:      warning: this rule gives 1 at x = {{.*}} [-Wderiv]
// CHECK:      rules_grad, at 3 points: errors up to 1e-09 are right
// CHECK-NEXT:   loss number 1 entry 0.0e+00 right
// CHECK-NEXT:   p [6] 6 entries {{.*}} WRONG
// CHECK-NEXT:   q [6] 6 entries {{.*}} right
// CHECK:      curved_hvp, at 7 points: errors
// CHECK-NEXT:   result number 1 entry {{.*}} right
// CHECK-NEXT:   h_x number 1 entry {{.*}} WRONG
// CHECK-NEXT:   h_y number 1 entry {{.*}} WRONG
// CHECK:      square_grad_x, at 7 points: errors
// CHECK:        d_x number 1 entry {{.*}} WRONG
// CHECK:      rules.gd: 4 rows are WRONG

// ALLOWED-NOT:  warning
// ALLOWED:      round: its deriv rules are taken at their word
// ALLOWED-NEXT: steep: its deriv rules are taken at their word
// ALLOWED-NEXT: drawn: its deriv rules are taken at their word
// ALLOWED-NEXT: rules_grad
// ALLOWED:      rules.gd: all is right
