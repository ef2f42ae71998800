// An exported function keeps its name; where that cannot be, there is an error.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: %gradc %s --prefix=my -o %t.my.c
// RUN: FileCheck %s --check-prefix=PREFIX --input-file=%t.my.h
dim N <= 4

model here {
    input x: f64[N]
    loss x^2
}

// CHECK:  call_reserved.gd:[[#@LINE+2]]:{{[0-9]+}}: error: 'here_loss' is reserved in C, or taken in the generated file
// PREFIX: double my_here_loss(double x);
export fn here_loss(x: f64) -> f64 = x^2
// CHECK:  call_reserved.gd:[[#@LINE+2]]:{{[0-9]+}}: error: 'lgamma' is reserved in C
// PREFIX: double my_lgamma(double x);
export fn lgamma(x: f64) -> f64 = x^2
// PREFIX: double my_gamma_grad(double x, double *d_x);
fn gamma(x: f64) -> f64 = x^2
export grad gamma

// The place is that of the name.
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'log' is reserved in C
export fn log(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'exit' is reserved in C
export fn exit(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'free' is reserved in C
export fn free(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'malloc' is reserved in C
export fn malloc(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'printf' is reserved in C
export fn printf(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'strlen' is reserved in C
export fn strlen(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'main' is reserved in C
export fn main(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'typename' is reserved in C
export fn typename(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'std' is reserved in C
export fn std(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'va_end' is reserved in C
export fn va_end(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'div_t' is reserved in C
export fn div_t(x: f64) -> f64 = x
// CHECK:  call_reserved.gd:[[#@LINE+1]]:11: error: 'cexpf' is reserved in C
export fn cexpf(x: f64) -> f64 = x
