// A rule may be a C function as well: the primal and its derivatives, all from one file.
// REQUIRES: import
// RUN: mkdir -p %t && cp %S/Inputs/pair.c %t/ && cp %s %t/pair.gd
// RUN: %gradc -Werror -Wno-deriv %t/pair.gd -o %t/made.c
// RUN: FileCheck %s < %t/made.c
// RUN: env CC=%cc %gradc check -Wno-deriv %t/pair.gd | FileCheck %s --check-prefix=PROOF
// CHECK: double f_grad(double x, double step, double *d_x, double *d_step)
// CHECK: x > 4.0 * step ? 0.0 :
// PROOF: pair.gd: all is right
extern "pair.c" fn rounded_by_x
extern "pair.c" fn rounded_by_step
extern "pair.c" fn rounded(x: f64, step: f64) -> f64
    deriv x = rounded_by_x(x, step)
    deriv step = rounded_by_step(x, step)
export fn f(x: f64, step: f64) = rounded(x, step)^2
export grad f
