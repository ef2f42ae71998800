// Loops under conditions, in layers, with an index for integers, and layers called in loops.
// RUN: %gradcheck %s --dim N=3
// RUN: %gradcheck %s --dim N=1
dim N <= 4
fn root(x, n) {
    var y = 1
    for t < n { y = 0.5 * (y + x / y) }
    return y
}
fn decayed(x: [n], rate) {
    var s = 0
    var k: int = 0
    for t < n {
        s = rate * s + x[t]
        k = k + 1
    }
    for t < n reverse { s = s + x[t] * s / k }
    return s
}
fn matrix_power(a: [n, n], k) {
    var p: [n, n] = 0
    let unit[i < n, j < n] = i == j ? 1 : 0
    p = unit
    for i < k { p = p @ a }
    return p
}
layer cell(x: [n]) {
    param w: [n, n] = glorot_uniform()
    return tanh(x @ w)
}
model m {
    input x: f64[N, 3]
    param p: [3] = 1
    param a: [3, 3] = 0
    let z[n, i] = x[n, i] * p[i] > 0 ? root(x[n, i] * p[i], 4) : 0
    loss z
    loss sum(n) (n > 0 ? decayed(x[n] * p, 0.5) * decayed(x[n - 1], p[0]) : 0)
    loss matrix_power(a, 3)[0, 2]
    use cell as c
    var h: [3] = 0.1
    for t < 3 { h = c(h + p * t) + cell(h) }
    loss h^2
    for n < N { h = h * 0.5 + tanh(x[n] * p) yield h }
    output o = h
    let q = repeat 2 cell(repeat 2 cell(h))
    loss q^2
}
