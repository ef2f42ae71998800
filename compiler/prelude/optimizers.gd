// One step for one parameter p, whose derivative is g; t is the number of the step, from 1.

// ---- Steps ----

// Down the gradient.
optimizer sgd(lr = 1e-2) {
    p = p - lr * g
}

// Polyak, 1964: along a sum of gradients, in which older ones count less and less.
optimizer momentum(lr = 1e-2, decay = 0.9) {
    state v = 0
    v = decay * v + g
    p = p - lr * v
}

// Kingma and Ba, 2015: along a mean of recent gradients, each divided by its size.
optimizer adam(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    state m = 0, v = 0
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g^2
    p = p - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)
}

// Nesterov, 1983, in the form of Sutskever et al., 2013.
optimizer nesterov(lr = 1e-2, decay = 0.9) {
    state v = 0
    v = decay * v + g
    p = p - lr * (g + decay * v)
}

// Duchi et al., 2011: each parameter has a rate of its own, which falls with the gradients that it
// had.
optimizer adagrad(lr = 1e-2, eps = 1e-10) {
    state v = 0
    v = v + g^2
    p = p - lr * g / (sqrt(v) + eps)
}

// Tieleman and Hinton, 2012: the same by a mean of recent gradients.
optimizer rmsprop(lr = 1e-2, decay = 0.99, eps = 1e-8) {
    state v = 0
    v = decay * v + (1 - decay) * g^2
    p = p - lr * g / (sqrt(v) + eps)
}

// Loshchilov and Hutter, 2019: adam, and weights that shrink by themselves.
optimizer adamw(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, decay = 1e-2) {
    state m = 0, v = 0
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g^2
    p = p - lr * decay * p - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)
}

// Chen et al., 2023: only the sign of a mean of gradients matters.
optimizer lion(lr = 1e-4, beta1 = 0.9, beta2 = 0.99, decay = 0) {
    state m = 0
    p = p - lr * (sign(beta1 * m + (1 - beta1) * g) + decay * p)
    m = beta2 * m + (1 - beta2) * g
}

// ---- What changes g for the optimizers that follow it in a chain ----

// Each entry is kept between -largest and largest.
optimizer clip_value(largest) {
    g = clamp(g, -largest, largest)
}

// Pascanu et al., 2013: the gradient of all parameters is made shorter, to that length.
optimizer clip_norm(largest) {
    let length = norm(gradient)
    let factor = length > largest ? largest / length : 1
    g = factor * g
}

// What a loss of rate / 2 times the sum of all squares would add.
optimizer weight_decay(rate) {
    g = g + rate * p
}
