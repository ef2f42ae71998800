// One step for one parameter p with gradient g; t is the number of the step, from 1.

optimizer sgd(lr = 1e-2) {
    p = p - lr * g
}

optimizer momentum(lr = 1e-2, decay = 0.9) {
    state v = 0
    v = decay * v + g
    p = p - lr * v
}

// Kingma and Ba, 2015.
optimizer adam(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    state m = 0, v = 0
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g^2
    p = p - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)
}
