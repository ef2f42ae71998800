// An exported function keeps its name; where that cannot be, there is an error.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: %gradc %s --prefix=my -o %t.my.c
// RUN: FileCheck %s --check-prefix=PREFIX --input-file=%t.my.h
dim N <= 4

model here {
    input x: f64[N]
    loss x^2
}

// CHECK: call_reserved.gd:[[#@LINE+1]]:{{[0-9]+}}: error: 'here_loss' means something else in C or in the generated file
export fn here_loss(x: f64) -> f64 = x^2
// CHECK: call_reserved.gd:[[#@LINE+1]]:{{[0-9]+}}: error: 'lgamma' means something else in C
export fn lgamma(x: f64) -> f64 = x^2
// CHECK: call_reserved.gd:[[#@LINE+1]]:{{[0-9]+}}: error: 'a__b' means something else in C
export fn a__b(x: f64) -> f64 = x^2
// PREFIX: double my_gamma_grad(double x, double *d_x);
fn gamma(x: f64) -> f64 = x^2
export grad gamma
