// A rule for a derivative that disagrees with its function is warned about, and taken at its word.
// RUN: %gradc %s -o %t.c 2>&1 | FileCheck %s
// RUN: %gradc -Wno-deriv %s -o %t.c 2>&1 | FileCheck %s --check-prefix=QUIET --allow-empty
// RUN: ! %gradc -Werror %s -o %t.c
// RUN: %gradc -Wno-deriv %s --emit=opt | FileCheck %s --check-prefix=RULE
// QUIET-NOT: warning

fn right(x, y) = x^2 * exp(y)
    deriv x = 2 * x * exp(y)
    deriv y = result
fn wrong(x) = x^3
// CHECK-NOT: warning
// CHECK:     rules.gd:[[#@LINE+2]]:5: warning: this rule gives {{.*}}, where the function has the slope {{.*}} [-Wderiv]
// CHECK-NOT: warning
    deriv x = 2 * x^2
// A straight-through estimate disagrees on purpose.
fn rounded(x) = floor(x + 0.5)
// CHECK:     rules.gd:[[#@LINE+1]]:5: warning: this rule gives 1 at x = {{.*}}, where the function has the slope 0
    deriv x = 1

model rules {
    param p: [3] = 0.5
    loss right(p, p) + wrong(p) + rounded(p)
}
// RULE: d.p[i] = 0.3333333333333333 + 0.6666666666666666 * (p[i] * p[i])
