// Losses: their gradients against the formulas of the textbook.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/losses.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines

export fn squares(o: f64[3], y: f64[3]) -> f64 = half_sse(o, y)
export grad squares wrt o

export fn probabilities(z: f64[5]) -> f64[5] = softmax(z)
export jacobian probabilities
export fn softmax_jacobian(v: f64[5]) -> f64[5, 5] {
    let p = softmax(v)
    let J[i, j] = grad(p[i], v)[j]
    return J
}

export fn entropy(z: f64[4], y: f64[4]) -> f64 = cross_entropy(z, y)
export grad entropy wrt z
export fn labelled(z: f64[4]) -> f64 = cross_entropy(z, 2)
export grad labelled

// CHECK: half_sse 1 0 0
// CHECK: softmax 0 errors
// CHECK: by index notation 0 errors
// CHECK: cross_entropy 0 errors
// CHECK: of a label 0 errors
