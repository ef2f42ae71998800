// Conditions are equal where both hold, or none does.
// RUN: %gradc %s -o %t.c
// RUN: env CC=%cc %gradc check %s
// RUN: %cc -include %t.h %t.c %S/Inputs/conditions.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK: 1 2 2 1
export fn same(a: f64, b: f64) = (a > 0) == (b > 0) ? 1 + a * 0 : 2
export fn other(a: f64, b: f64) = (a > 0) != (b > 0) ? 1 + a * 0 : 2
export grad same
