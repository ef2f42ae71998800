// Derivatives of a network by its input, row by row, and of a loss that holds them, by the parameters:
// against the oracle.
// RUN: %gradc -Wno-zero-gradient %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/network.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines
// CHECK:      values: 0 of 4 wrong
// CHECK-NEXT: slopes: 0 of 8 wrong
// CHECK-NEXT: curvatures: 0 of 16 wrong
// CHECK-NEXT: curvatures along the axes: 0 of 8 wrong
// CHECK-NEXT: residuals of the heat equation: 0 of 4 wrong
// CHECK-NEXT: gradient of the penalty: 0 of 21 wrong
dim N <= 4

layer net(q: [n]) = dense(tanh(dense(q, 5)), 1)[0]

model network {
    input q: f64[N, 2]
    use net as u
    let x[n] = q[n, 0], t[n] = q[n, 1], joined[n] = [x[n], t[n]]
    let again = u(joined)
    output value = u(q)
    output slope = grad(value, q)
    let both[n, i, j] = grad(slope[n, i], q)[n, j]
    output curvature = both
    output unmixed = grad(slope, q)
    output residual = grad(again, t) - 0.1 * grad(grad(again, x), x)
    loss (norm(slope) - 1)^2
}
