// What a function says of whole numbers and conditions that it returns is so.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: declared_results.gd:[[#@LINE+1]]:28: error: whole says that its result is made of integers, but it is made of real numbers
export fn whole(x: f64) -> int = 1.5 * x
// CHECK: declared_results.gd:[[#@LINE+1]]:28: error: label says that its result is made of integers, but it is made of real numbers
export fn label(x: f64) -> class(3) = x
// CHECK: declared_results.gd:[[#@LINE+1]]:28: error: holds says that its result is a condition, but it is made of integers
export fn holds(k: int) -> bool = k + 1
export fn right(x: f64, k: int) -> int = x > 0 ? k : 1
export fn count(k: int) -> f64 = 2 * k
