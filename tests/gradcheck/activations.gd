// Each activation of the prelude, in layers of its own, for a loss between vectors.
// RUN: %gradcheck %s
dim N <= 16

model activations {
    input x: f32[N, 5]
    input wanted: f32[N, 6]
    let a = relu(dense(x, 6))
    let b = leaky_relu(dense(x, 6), alpha: 0.1)
    let c = sigmoid(dense(x, 6))
    let d = tanh(dense(x, 6))
    let e = softmax(dense(x, 6))
    let f = log_softmax(dense(x, 6))
    let y[n, j] = a[n, j] + b[n, j] * c[n, j] + d[n, j] * e[n, j] - f[n, j]
    output y
    loss mse(y, wanted)
    optimizer momentum(lr: 0.1)
}
