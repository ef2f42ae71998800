// Without loops: values are computed again where they are next used, if that takes what is no more
// there either. Convolutions, extrema and their places, paths that join, statistics that are kept,
// random numbers that are drawn again, choices, and states.
// RUN: %gradcheck --least-ram %s --dim N=2
// RUN: %gradcheck --least-ram %s --dim N=1 --seed 3
dim N <= 4, D = 12

layer block(x: [d]) = x + dense(gelu(dense(layer_norm(x), 2 * d)), d)

model layers {
    input x: f64[N, D]
    input label: class(3)[N]
    let image = reshape(x, [1, 3, 4])
    let a = relu(conv2d(image, 2, size: 3, padding: 1))
    let b = max_pool(tanh(conv2d(a, 3, size: 2)), 2)
    let c = dropout(relu(dense(flatten(b), D)), 0.3)
    let d = batch_norm(block(c))
    let e = softmax(dense(d, D)) * max(n) d[n]
    let f[n, i < D, j <= i] = sin(e[n, i] * d[n, j])
    let g[n, i < D] = sum(j <= i) f[n, i, j]
    let h[n] = x[n, 0] > 0 ? tanh(dense(g[n], D)) : g[n]
    let logits = dense(block(h), 3)
    output p = softmax(logits)
    loss cross_entropy(logits, label)
    loss tanh(block(g))
}
