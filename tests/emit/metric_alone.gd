// A model without a loss still has metrics.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.h
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
model scaled {
    input x: f32[3]
    param p: [3] = 1
    output y = x * p
    metric total = sum(i) y[i]
}
// CHECK:     int scaled_predict(
// CHECK:     int scaled_loss(
// CHECK-NOT: scaled_grad
