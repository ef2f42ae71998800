// Mathematics: of numbers, lifted over whatever they are applied to, and of vectors and matrices.
// exp, log, expm1, log1p, pow, sqrt, cbrt, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh,
// asinh, acosh, atanh, erf, abs and floor are built in.

fn pi() = 3.14159265358979323846

fn sign(x) = x > 0 ? 1 : x < 0 ? -1 : 0
fn step(x) = x > 0 ? 1 : 0

// Of equal numbers the first: so the derivative goes to a.
fn max(a, b) = a >= b ? a : b
fn min(a, b) = a <= b ? a : b
fn clamp(x, low, high) = x < low ? low : x > high ? high : x

fn dot(a: [n], b: [n]) = sum(i) a[i] * b[i]
fn norm(x: [n]) {
    let square = dot(x, x)
    return square > 0 ? sqrt(square) : 0       // so its gradient at 0 is 0, as in PyTorch
}

// a @ b
fn matmul(a: [n], b: [n]) = dot(a, b)
fn matmul(a: [m, n], b: [n]) {
    let y[i] = sum(k) a[i, k] * b[k]
    return y
}
fn matmul(a: [n], b: [n, p]) {
    let y[j] = sum(k) a[k] * b[k, j]
    return y
}
fn matmul(a: [m, n], b: [n, p]) {
    let y[i, j] = sum(k) a[i, k] * b[k, j]
    return y
}

// 1 at the label, 0 elsewhere.
fn one_hot(label: int, classes) {
    let y[i < classes] = i == label ? 1 : 0
    return y
}
