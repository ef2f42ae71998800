// A rule beside the declaration is the derivative of the C function.
// REQUIRES: import
// RUN: mkdir -p %t && cp %S/Inputs/extern.c %t/ && cp %s %t/rule.gd
// RUN: %gradc -Wno-deriv %t/rule.gd -o - | FileCheck %s
// RUN: %gradc %t/rule.gd -o - 2>&1 >%t/rule.c | FileCheck %s --check-prefix=WARNED
// CHECK:  7.0 * x
// WARNED: rule.gd:[[#@LINE+2]]:5: warning: this rule gives
extern "extern.c" fn leaky(x: f64) -> f64
    deriv x = 7 * x
export fn f(x: f64) = leaky(x)
export grad f
