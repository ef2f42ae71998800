// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
fn f(x: f64) = x^2
// CHECK: errors_export.gd:[[#@LINE+1]]:8: error: 'integral' cannot be exported of a function; grad, jvp, hvp, jacobian and hessian can
export integral f
