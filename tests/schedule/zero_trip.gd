// Sums over nothing are 0: N - 1 rounds with N = 1.
// RUN: %gradcheck %s --dim N=1
// RUN: %gradcheck %s --dim N=2
dim N <= 5

model steps {
    input x: f32[N, 3]
    param w: [3] = 0
    let z[n, j] = x[n, j] * w[j]
    let d = sum(n < N - 1, j) (z[n + 1, j] - z[n, j])^2
    let e[j] = sum(n < N - 1) z[n + 1, j]
    loss d + e^2
}
