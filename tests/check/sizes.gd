// What has sizes that are chosen at the call is proved twice, with small ones and with larger ones:
// here the last sum has no terms where n is small.
// RUN: %gradc check %s | FileCheck %s
// A wrong line that only longer arrays reach is found.
// RUN: mkdir -p %t && cd %t && %gradc %s -o far.c --check check.c
// RUN: sed 's/d_x\[i + 7\] += w/d_x[i + 7] -= w/' far.c > wrong.c && not cmp far.c wrong.c
// RUN: %cc check.c wrong.c -lm -o small && ./small | FileCheck %s --check-prefix=SMALL
// RUN: %cc -DGRADC_LARGE_SIZES check.c wrong.c -lm -o large && not ./large | FileCheck %s --check-prefix=WRONG
// Where one evaluation would take long there are no larger sizes.
// RUN: %gradc -D DEEP=9999 %s -o far.c --check check.c && grep 'size_n = ' check.c | FileCheck %s --check-prefix=NONE
// RUN: %gradc check -D DEEP=9999 %s | FileCheck %s --check-prefix=ONCE
// Nor where no size may be larger.
// RUN: %gradc -D n=3 -D m=4 %s -o far.c --check check.c && grep 'size_n = ' check.c | FileCheck %s --check-prefix=NONE
dim DEEP = 1
dim k <= 2
export fn far(x: f64[n], w: f64, few: f64[k], last: f64[m]) {
    let tail = sum(i < n - 7) x[i + 7] * w
    return tail + sum(i, c < DEEP) x[i]^2 * few[0] * last[0]
}
export grad far
// CHECK:      far_grad, at 7 points
// CHECK:      d_x [n] 3 entries {{.*}} right
// CHECK-NEXT: d_w {{.*}} zero at every point
// CHECK-NEXT: d_few [k] 2 entries
// CHECK:      sizes.gd with n = 3, k = 2, m = 5: all is right, but 1 derivative is zero at every point
// CHECK:      far_grad, at 7 points
// CHECK:      d_x [n] {{[0-9]+}} entries {{.*}} right
// CHECK-NEXT: d_w number 1 entry {{[^:]*$}}
// CHECK-NEXT: d_few [k] 2 entries
// CHECK:      sizes.gd with n = 9, k = 2, m = 11: all is right
// SMALL:      with n = 3, k = 2, m = 5: all is right
// WRONG:      d_x [n] {{.*}} WRONG
// WRONG-NEXT: d_w {{.*}} right
// NONE-NOT:   size_n
// NONE:       size_n = 3,
// NONE-NOT:   size_n
// ONCE-COUNT-1: all is right
// ONCE-NOT:   all is right
