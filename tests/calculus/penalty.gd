// A gradient penalty: the loss holds the norm of the gradient of a network by its input, row by row.
// RUN: %gradcheck %s --dim N=3
dim N <= 4

layer critic(x: [n]) = dense(tanh(dense(x, 6)), 1)[0]

model penalty {
    input x: f32[N, 4]
    use critic as f
    let point = x * 2
    let slope = grad(f(point), point)
    output slope
    loss (norm(slope) - 1)^2
    loss f(point)
}
