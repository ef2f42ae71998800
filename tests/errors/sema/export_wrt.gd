// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
fn f(x: f64, k: int) = x^2 * k
// CHECK: export_wrt.gd:[[#@LINE+1]]:22: error: 'x' is said twice
export grad f wrt x, x
// CHECK: export_wrt.gd:[[#@LINE+1]]:19: error: 'k' is an integer: nothing has a derivative with respect to it
export grad f wrt k
// CHECK: export_wrt.gd:[[#@LINE+1]]:18: error: f has no argument 'y'
export hvp f wrt y
