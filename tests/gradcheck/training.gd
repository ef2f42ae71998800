// What differs in training: normalisation over the batch with its states, in rounds of repeat and in
// an instance that is called twice; random numbers, the same in both passes.
// RUN: %gradcheck %s --dim N=4
// RUN: %gradcheck %s --dim N=1 --seed 7
// RUN: %gradcheck %s --dim N=6 --seed 3
dim N <= 6

layer block(x: [n, c]) = x + dropout(tanh(batch_norm(dense(x, c), decay: 0.75)), 0.25)
layer twice(x: [n, c]) {
    use batch_norm as norm
    return norm(dense(norm(x), c))
}
// Of one sample: with noise of its own.
layer code(x: [n]) {
    let mean_of = dense(x, 3), spread_of = dense(x, 3)
    let z[i] = mean_of[i] + exp(spread_of[i]) * normal()
    return z
}
layer noisy(x: [T, n]) {
    var h: [n] = 0
    for t < T {
        let noise[i < n] = 0.1 * normal()
        h = tanh(x[t] + dense_of(h) + noise)
        yield h
    }
}
fn dense_of(h: [n]) = 0.5 * h * (1 - bernoulli(0.25))

model training {
    input x: f64[N, 5]
    input s: f64[N, 4, 3]
    input image: f64[N, 2, 3, 4]
    input q: f64[N, 4, 5]
    let y = repeat 3 block(x)
    let z = twice(y)
    let t = noisy(dense(q, 4))
    output a = z
    output b = code(x)
    loss a^2 + 1
    loss b^2
    loss sin(batch_norm(s, decay: 0.5))
    loss sin(batch_norm(conv2d(image, 3, size: 2)))
    loss t * t
    // A triangle of random numbers.
    let triangle[n, i, j <= i] = x[n, i] * x[n, j] * (uniform() < 0.5 ? 0 : 1)
    param w: [5, 5] = normal()
    loss sum(n, i, j <= i) triangle[n, i, j] * w[i, j]^2
    // A state of the model itself; what is assigned counts for what follows.
    state level: [2] = 0.5
    level = 0.5 * level + 0.5 * w[0, 1]
    loss (level[0] - w[1, 1])^2
    loss training ? w[2, 2]^2 : 5 * w[2, 3]
    loss dropout(w[3], rate: 0)^2
}
