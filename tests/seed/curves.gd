// Activations and their derivatives, in f64, over -10, -9, ... 10.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/curves.c -o %t -lm
// RUN: %t | FileCheck %s

export fn sigmoid_at(x: f64) -> f64 = sigmoid(x)
export fn tanh_at(x: f64) -> f64 = tanh(x)
export fn relu_at(x: f64) -> f64 = relu(x)
export fn leaky_at(x: f64) -> f64 = leaky_relu(x, 0.01)
export grad sigmoid_at
export grad tanh_at
export grad relu_at
export grad leaky_at

// CHECK: -10: 4.53958077e-05 8.24461455e-09 0 0.01
// CHECK: -9: 1.23379350e-04 {{[^ ]+}} 0 0.01
// CHECK: -1: 1.96611933e-01 4.19974342e-01 0 0.01
// CHECK: 0: 2.50000000e-01 1.00000000e+00 0 0.01
// CHECK: 1: 1.96611933e-01 4.19974342e-01 1 1
// CHECK: 10: 4.53958077e-05 8.24461455e-09 1 1
