// Arrays that never live together share their place; those that do, never.
// RUN: %gradc --emit=loops %s | FileCheck %s
dim N <= 100

model memory {
    input x: f32[N, 10]
    param w: [10, 10] = 0
    let a[n, j] = sum(i) x[n, i] * w[i, j]
    let b[n, j] = sum(i) a[n, i] * w[i, j]
    let c[n, j] = sum(i) b[n, i] * w[i, j]
    output y = c * 2
    loss c^2
}

// CHECK-LABEL: procedure predict: 2000 reals
// CHECK: a.sum: f32[N, 10] at 0
// CHECK: b.sum: f32[N, 10] at 1000
// CHECK: c.sum: f32[N, 10] at 0
