// Parameters of the model itself, one of them used twice and in different ways.
// RUN: %gradcheck %s
dim N <= 8

model shared {
    input x: f32[N, 3]
    input label: class(3)[N]
    param w: [3, 4] = glorot_uniform()
    param unused: [2] = 1
    let h[n, j] = tanh(sum(i) x[n, i] * w[i, j])
    let z[n, i] = sum(j) h[n, j] * w[i, j]
    let stopped[n] = stop(sum(i) z[n, i]) * sum(i) z[n, i]
    loss cross_entropy(z, label) + 0.1 * stopped[0]
    metric accuracy(z, label)
}
