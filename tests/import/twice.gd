// A C function is declared once, and not beside a function of the same arguments.
// REQUIRES: import
// RUN: mkdir -p %t && cp %S/Inputs/extern.c %t/ && cp %s %t/twice.gd
// RUN: not %gradc %t/twice.gd -o - 2>&1 | FileCheck %s --implicit-check-not=error:
extern "extern.c" fn leaky
// CHECK:      twice.gd:[[#@LINE+2]]:22: error: 'leaky' is defined already for the same arguments
// CHECK:      twice.gd:[[#@LINE-2]]:22: note: it was defined here
extern "extern.c" fn leaky
// CHECK:      twice.gd:[[#@LINE+2]]:4: error: 'horner' is defined already for the same arguments
extern "extern.c" fn horner
fn horner(c: [n], x) = c[0] * x
// A form of its own.
fn leaky(x: [n]) = x[0]
extern "extern.c" fn sums
    // CHECK: twice.gd:[[#@LINE+2]]:5: error: 'x' has a rule already
    deriv x = 1
    deriv x = 2
export fn f(x: f64) = leaky(x)
