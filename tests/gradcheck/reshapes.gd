// Reshapes of reshapes are read without divisions, and so are sums over what was merged. (A division
// of indices stands behind a letter, a digit or a bracket that closes a sum.)
// RUN: %gradc --emit=ir %s | FileCheck %s --implicit-check-not="{{[a-z0-9)] [/%%] [0-9]}}"
// RUN: %gradcheck %s --dim N=3
// RUN: %gradcheck %s --dim N=1
dim N <= 3
model reshapes {
    input x: f32[N, 24]
    input y: f32[N, 2, 3, 4]
    param w: [24] = normal()
    param v: [3, 8] = normal()
    // CHECK: for n < N, i < 3, j < 8: loss.sum[] += x[n, 8 * i + j] * v[i, j]
    loss reshape(reshape(x, [4, 6]), [3, 8]) * v
    // CHECK: for n < N, i < 24: loss.sum.2[] += x[n, i] * w[i]
    loss reshape(reshape(x, [2, 3, 4]), [24]) * w
    // CHECK: loss.sum.3[] += y[n, i, j, k] * y[n, i, j, k] * w[i]
    let back = reshape(reshape(y, [24]), [2, 3, 4])
    loss sum(n, i, j, k) back[n, i, j, k] * y[n, i, j, k] * w[i]
    // CHECK: for n < N, i < 2, j < 3, k < 2, l < 2: {{.*}} += y[n, i, j, 2 * k + l] * w[l]
    let parts = reshape(reshape(y, [2, 12]), [2, 3, 2, 2])
    loss sum(n, i, j, k, l) parts[n, i, j, k, l] * w[l]
    // CHECK: for n < N, k < 2, k2 < 3, k3 < 4: {{.*}} += y[n, k, k2, k3] * w[{{.*}}12 * k{{.*}}]
    let flat = reshape(y, [24])
    loss sum(n, k) flat[n, k] * w[k]
    // CHECK: for n < N, i < 2, i2 < 3, k < 4: {{.*}} += y[n, i, i2, k] * w[3 * i + i2]
    let rows = reshape(reshape(y, [2, 12]), [6, 4])
    loss sum(n, i, k) rows[n, i, k] * w[i]
    // CHECK: for i < 24: h[i] = w[i] * w[i]
    let h[i < 24] = w[4 * (i / 4) + i % 4] * w[12 * (i / 12) + 4 * (i / 4 % 3) + i % 4]
    loss h
}
