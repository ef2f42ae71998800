// An exported function has no seed.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: random_in_functions.gd:[[#@LINE+1]]:27: error: random numbers are for models and the starting values of parameters
export fn f(x: f64) = x * uniform()
// CHECK: random_in_functions.gd:[[#@LINE+1]]:47: error: normal does not fit here: random numbers are for models and the starting values of parameters
export fn g(x: f64[3]) { return sum(i) x[i] * normal() }
