// The derivatives of an integer are 0, in each mode, and the program compares them with that.
// RUN: %gradc -Wno-zero-gradient %s -o %t.c --check %t.check.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror %t.check.c %t.c -lm -o %t
// RUN: %t | FileCheck %s
// RUN: sed '/^int largest_grad/,/^}/s/ = 0.0;/ = 1.0;/' %t.c > %t.wrong.c
// RUN: cp %t.h %t.wrong.h
// RUN: %cc %t.check.c %t.wrong.c -lm -o %t.wrong
// RUN: not %t.wrong | FileCheck %s --check-prefix=WRONG
export fn largest(x: f64[70]) = argmax(i) x[i]
export grad largest
export jvp largest
export fn above(x: f64, y: f64) = x > y
export grad above
export jvp above
export hvp above
export hessian above
// CHECK:     largest_grad, at
// CHECK:       d_x [70] 16 directions 0.0e+00 right: zero at every point
// CHECK:     largest_jvp, at
// CHECK:       d_result number 1 entry 0.0e+00 right: zero at every point
// CHECK:     above_hvp, at
// CHECK:       h_y number 1 entry 0.0e+00 right: zero at every point
// CHECK:     above_hessian, at
// CHECK:       H[1][1] [2, 2] 1 entry 0.0e+00 right: zero at every point
// CHECK:     integers.gd: all is right
// WRONG:     d_x [70] 16 directions {{.*}} WRONG
