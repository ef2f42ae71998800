// The functions of mathematics and their derivatives, each within its domain: first and second.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 3
fn slopes(x) {
    let a = expm1(x) + log1p(x^2) + cbrt(x + 3) + sin(x) * cos(x) + tan(x / 2)
    let b = asin(x / 2) + acos(x / 3) + atan(x) + sinh(x) + cosh(x) * tanh(x)
    let c = asinh(x) + acosh(x + 3) + atanh(x / 2) + erf(x) + sqrt(x + 2) + log(x + 4)
    let d = log2(x + 4) * log10(x + 4) + hypot(x, 2 * x + 1) + erfc(x)
    return a + b * c + d
}
fn slope(x) = grad(slopes(x), x)
fn turn(y, x) = atan2(y + 3, x)
fn raise(x, y) = pow(x + 2, y)
fn mixed_turn(y, x) = grad(turn(y, x), y) * grad(turn(y, x), x)
fn mixed_raise(x, y) {
    let by_x = grad(raise(x, y), x)
    return grad(by_x, y)
}

model functions {
    param x: [6] = 0
    param y: [6] = 0
    let s = slope(x)
    loss s
    loss mixed_turn(y, x)
    loss mixed_raise(x, y)
}
