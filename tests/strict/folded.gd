// What gradc computes itself is what strict code would compute: the same on whatever machine.
// RUN: %gradc %s --fp=strict -o %t.c
// RUN: FileCheck %s < %t.c
// CHECK-LABEL: double folded(
// CHECK-NOT:   gradc_
// CHECK-LABEL: double computed(
// CHECK:       gradc_pow(
// RUN: %cc -std=c99 -O2 -include %t.h %t.c %S/Inputs/folded.c -o %t -lm
// RUN: %t
fn every(x, y) = exp(x) + 2 * log(x) + 3 * tanh(x) + 4 * sin(x) + 5 * erf(x) + 6 * cbrt(x)
    + 7 * atan2(x, y) + 8 * pow(x, y) + log2(x) + log10(x) + hypot(x, y) + erfc(x)
export fn folded() -> f64 = every(0.3, 0.7)
export fn computed(x: f64, y: f64) = every(x, y)
