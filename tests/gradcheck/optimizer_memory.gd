// An optimizer that remembers what it replaces: all new values are made of the old ones.
// RUN: %gradcheck %s
optimizer heavy_ball(lr = 0.1) {
    state last = 0, a = 1, b = 2, c = 3
    let step = p - last, s = a, q = p
    last = p
    p = p - lr * g + 0.5 * step
    a = b
    b = s
    c = q
}

model remembering {
    input x: f64[4]
    param w: [4] = 1
    loss (x - w)^2
    optimizer heavy_ball()
}
