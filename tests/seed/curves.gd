// Derivatives of activations, in f64, over -10, -9, ... 10: sigmoid, tanh as 1 - tanh(x)^2, relu, leaky_relu.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/curves.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines

export fn sigmoid_at(x: f64) -> f64 = sigmoid(x)
export fn tanh_at(x: f64) -> f64 = tanh(x)
export fn relu_at(x: f64) -> f64 = relu(x)
export fn leaky_at(x: f64) -> f64 = leaky_relu(x, 0.01)
export grad sigmoid_at
export grad tanh_at
export grad relu_at
export grad leaky_at

// CHECK:      -10: 4.53958077e-05 8.24461455e-09 0 0.01
// CHECK-NEXT: -9: 1.23379350e-04 6.09199171e-08 0 0.01
// CHECK-NEXT: -8: 3.35237671e-04 4.50140598e-07 0 0.01
// CHECK-NEXT: -7: 9.10221180e-04 3.32610934e-06 0 0.01
// CHECK-NEXT: -6: 2.46650929e-03 2.45765474e-05 0 0.01
// CHECK-NEXT: -5: 6.64805667e-03 1.81583231e-04 0 0.01
// CHECK-NEXT: -4: 1.76627062e-02 1.34095068e-03 0 0.01
// CHECK-NEXT: -3: 4.51766597e-02 9.86603717e-03 0 0.01
// CHECK-NEXT: -2: 1.04993585e-01 7.06508249e-02 0 0.01
// CHECK-NEXT: -1: 1.96611933e-01 4.19974342e-01 0 0.01
// CHECK-NEXT: 0: 2.50000000e-01 1.00000000e+00 0 0.01
// CHECK-NEXT: 1: 1.96611933e-01 4.19974342e-01 1 1
// CHECK-NEXT: 2: 1.04993585e-01 7.06508249e-02 1 1
// CHECK-NEXT: 3: 4.51766597e-02 9.86603717e-03 1 1
// CHECK-NEXT: 4: 1.76627062e-02 1.34095068e-03 1 1
// CHECK-NEXT: 5: 6.64805667e-03 1.81583231e-04 1 1
// CHECK-NEXT: 6: 2.46650929e-03 2.45765474e-05 1 1
// CHECK-NEXT: 7: 9.10221180e-04 3.32610934e-06 1 1
// CHECK-NEXT: 8: 3.35237671e-04 4.50140598e-07 1 1
// CHECK-NEXT: 9: 1.23379350e-04 6.09199171e-08 1 1
// CHECK-NEXT: 10: 4.53958077e-05 8.24461455e-09 1 1
