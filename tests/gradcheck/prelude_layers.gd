// Each layer with its parameters, and each initialiser: the parameters of the generated C are those
// that the evaluator draws from the same seed.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 2
dim N <= 4

model prelude_layers {
    input x: f32[N, 5]
    param a: [5, 3] = zeros()
    param b: [5, 3] = ones()
    param c: [5, 3] = constant(0.25)
    param d: [5, 3] = uniform(-2, 3)
    param e: [5, 3] = normal()
    param f: [5, 3] = glorot_uniform()
    param g: [5, 3] = glorot_normal()
    param h: [5, 3] = he_uniform()
    param k: [5, 3] = he_normal()
    let w = a + b * c + d * e + f * g + h * k
    output y = dense(dense(matmul(x, w), 4), 2)
    loss y^2
    optimizer sgd(lr: 0.5)
}
