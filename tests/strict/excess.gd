// Arithmetic with excess precision is refused by the C compiler.
// REQUIRES: x86_64
// RUN: %gradc %s --fp=strict -o %t.c
// RUN: not %cc -mfpmath=387 -c %t.c -o %t.o 2>&1 | FileCheck %s
// CHECK: error: {{.*}}strict floating point needs arithmetic without excess precision
// RUN: %gradc %s -o %t.c
// RUN: %cc -mfpmath=387 -c %t.c -o %t.o
export fn square(x: f64) = x * x
