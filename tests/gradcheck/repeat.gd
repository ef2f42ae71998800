// Blocks that are repeated: parameters of their own, and shared ones.
// RUN: %gradcheck %s --dim N=2
dim N <= 3
layer block(x: [n], scale = 1) {
    let h = tanh(dense(x, 2 * n))
    return x + scale * dense(h, n)
}
model m {
    input x: f64[N, 3]
    use block as shared
    let y = repeat 4 block(x, scale: 0.5)
    let z = repeat 3 shared(y)
    loss mse(dense(z, 2), 1)
    optimizer sgd()
}
