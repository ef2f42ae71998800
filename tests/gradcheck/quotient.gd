// quotient(a, b) divides integers as subscripts do, wherever it stands; a name for it is a subscript.
// RUN: %gradcheck %s --dim N=7
// RUN: %gradcheck %s --dim N=1
dim N <= 9
fn half(i: int) = quotient(i, 2)
fn halves(x: [n]) {
    let y[i < n] = x[half(i)] * (quotient(i, 2) + quotient(i + 1, 3) % 2)
    let z[i < n] = x[n - 1 - half(i)]
    return y + z
}
fn carried(x: [n], k: int) {
    var a = 1
    for i < n {
        let at = i > 0 ? i - 1 : 0
        let beside = (i + 1) % n
        a = a * x[at] + x[beside] * quotient(k, -2)
    }
    return a
}
model quotients {
    input x: f32[N]
    input k: int
    param p: f32 = 0.7
    loss (sum(i) halves(p * x)[i]^2) + carried(p * x, k % 100)
}
