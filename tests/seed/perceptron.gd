// Perceptrons and a softmax layer, with weights and biases as arguments.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/perceptron.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines

export fn one(x: f64[3], w: f64[3], b: f64, t: f64) -> f64 = mse(sigmoid(x @ w + b), t)
export grad one wrt w

export fn several(x: f64[3], w: f64[3, 2], b: f64[2], t: f64[2]) -> f64 =
    half_sse(sigmoid(x @ w + b), t)
export grad several wrt w

fn batch_mean(l: [n]) = mean(i) l[i]
export fn squared(x: f64[2, 4], w: f64[4, 3], b: f64[3], y: f64[2, 3]) -> f64 =
    batch_mean(mse(softmax(x @ w + b), y))
export grad squared wrt w, b
export fn entropy(x: f64[2, 4], w: f64[4, 3], b: f64[3], y: f64[2, 3]) -> f64 =
    batch_mean(cross_entropy(x @ w + b, y))
export grad entropy wrt w, b

// CHECK: one output 0 errors
// CHECK: several outputs 0 errors
// CHECK: softmax and mse 0 errors
// CHECK: cross entropy 0 errors
// CHECK: row sums 0 errors
