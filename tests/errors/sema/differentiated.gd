// What is differentiated by and has no type: one error, and no more is done with it.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
fn square(x: f64) = x * x

// CHECK: differentiated.gd:[[#@LINE+1]]:20: error: 'f16' is no type
export fn slope(x: f16, dx: f64) -> f64 = jvp(square(x), x: dx)
