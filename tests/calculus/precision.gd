// A derivative is added up as precisely as what is differentiated is computed, also with respect to an
// argument of less precision.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/precision.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK: 1.25 0.9375 0.625
export fn total(x: f32, a: f64[3]) = sum(i) a[i] * x
export grad total
export fn parts(x: f32[2], a: f64[3]) {
    let y[i < 2] = x[i] * 0.5
    return sum(i, j) (a[i] * y[j] * (j + 1) + a[i] * y[j]^2)
}
export grad parts
