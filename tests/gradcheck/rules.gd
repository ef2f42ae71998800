// Functions with derivatives of their own, which must be those of their bodies.
// RUN: %gradcheck %s
fn softplus(x) = x > 0 ? x + log(1 + exp(-x)) : log(1 + exp(x))
    deriv x = sigmoid(x)
fn hypotenuse(a, b) = sqrt(a^2 + b^2 + 1)
    deriv a = a / result
    deriv b = b / result
fn twice(x) = softplus(softplus(x))

model rules {
    input x: f32[6]
    param p: [6] = 0
    let a[i] = softplus(p[i] * x[i]) + sigmoid(hypotenuse(p[i], x[i] * p[i]))
    let b[i] = twice(a[i]) * hypotenuse(a[i], softplus(p[i]))
    loss sum(i) a[i] * b[i]
}
