// Sums run along the unit stride of their target where the operands do too, else innermost.
// RUN: %gradc --emit=loops %s | FileCheck %s
dim N <= 8

model order {
    input x: f32[N, 6]
    param w: [6, 4] = 0
    let y[n, j] = sum(i) x[n, i] * w[i, j]
    loss y^2
}

// CHECK-LABEL: procedure loss
// CHECK:      // for n < N
// CHECK-NEXT: for n < N
// CHECK-NEXT:   for j < 4
// CHECK-NEXT:     y.sum[n, j] = 0.0
// CHECK-NEXT:   for i < 6
// CHECK-NEXT:     for j < 4
// CHECK-NEXT:       y.sum[n, j] += x[n, i] * w[i, j]
// CHECK-LABEL: procedure grad
// CHECK:      {{.*}}: d.w[i, j] +=
// CHECK-NEXT: for i < 6
// CHECK-NEXT:   for j < 4
// CHECK-NEXT:     d.w[i, j] = 0.0
// CHECK-NEXT:   for n < N
// CHECK-NEXT:     for j < 4
// CHECK-NEXT:       d.w[i, j] +=
