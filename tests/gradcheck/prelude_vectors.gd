// The activations of a vector: for small numbers, for equal ones, and for numbers whose exponentials
// overflow.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 2
layer points() {
    param near: [5] = 0
    param equal: [5] = 0
    param far: [5] = 0
    let y[s < 3, i] = s == 0 ? 8 * near[i]
                    : s == 1 ? equal[i] - stop(equal[i]) + 3
                    : far[i] + 40 * (i - 2)
    return y
}

model prelude_vectors {
    input weight: f32[5]
    output total = logsumexp(points())
    output logs = log_softmax(points())
    output shares = softmax(points())
    loss total
    loss logs * weight
    loss shares * weight
}
