// Variables that a loop carries and that the rest treats alike: their derivatives are one array.
// RUN: %gradcheck %s
fn two(x: [n]) {
    var h = 0
    var g = 0
    let y = for t < n {
        let a = sin(x[t] + h + g)
        h = a
        g = a * a
        yield a * a
    }
    return sum(t) y[t]
}
fn three(x: [n]) {
    var h = 0
    var g = 1
    var f = 2
    for t < n reverse {
        let a = tanh(x[t] * h * g * f + x[t])
        f = a + 1
        h = a
        g = a^2
    }
    return h
}
model symmetric {
    input x: f32[6]
    param w: [6] = normal()
    loss two(w * x) + three(w * x)
}
