// The gradient need not depend on what the value depends on: nothing is wrong, and 0 is right.
// RUN: %gradc %s -o %t.c 2>&1 | FileCheck %s --allow-empty --implicit-check-not=warning
// RUN: env CC=%cc %gradc check %s | FileCheck %s --check-prefix=PROOF
// PROOF: hessian_of_linear.gd: all is right
export fn line(x: f64[3], y: f64) = sum(i) x[i] + y^2
export hvp line
export hvp line wrt x
export hessian line
