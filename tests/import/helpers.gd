// A function that an imported one calls replaces none of the prelude, nor of the file that imports it.
// REQUIRES: import
// RUN: mkdir -p %t && cp %s %t/helpers.gd && cp %S/Inputs/helpers.c %t/
// RUN: %gradc %t/helpers.gd -o - | FileCheck %s
extern "helpers.c" fn leaky
fn leaky_half(x) = 5 * x
// CHECK: double f(double x)
// CHECK: {{ = |return }}x > 0.0 ? x : 0.2 * x;
export fn f(x: f64) = leaky_relu(x)
// CHECK: double g(double x)
// CHECK: return 0.5 * (x > 0.0 ? x : 7.0);
export fn g(x: f64) = leaky(x)
