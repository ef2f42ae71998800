// Loops whose number of rounds may be below 0 run none: what they carry is what it was before.
// RUN: %gradcheck %s --dim N=6
// RUN: %gradcheck %s --dim N=3
// RUN: %gradcheck %s --dim N=1
// RUN: %gradcheck %s --dim N=6 --least-ram
dim N <= 8
fn ahead(x: [n]) {
    var a = x[0]
    var s = 1
    for i < n - 3 {
        a = sin(a * x[i + 3])
        s = s + a * x[i]
    }
    return a * s
}
fn backwards(x: [n]) {
    var v = x
    for i < (n - 4) / 2 reverse { v = v * x[2 * i] + 0.5 * flip(v) }
    return sum(i) v[i]^2
}
fn within(x: [n]) {
    var a = 1
    for i < n {
        var b = x[i]
        for j < i - 2 { b = tanh(b) * x[j] + a }
        a = a + b * b
    }
    for j < 2 - 3 { a = a * a }
    return a
}
fn yielded(x: [n]) {
    var a = x[n - 1]
    let y = for i < n - 2 {
        a = a * x[i]
        yield a + x[i + 2]
    }
    return a + sum(i) y[i]^2
}
// What no round does may be outside of the array.
fn outside(x: [n]) {
    var d[i < n, j < 3] = (1 + j) * x[i]
    for i < n + 1 {
        for j < 2 - 2 { d[i + 1, j] = d[i, j] * d[n, 3] }
    }
    for i < n { for j < 0 { d[2 * i, j + 4] = d[i - 5, j] } }
    for i < n { for j < 3 { d[i, j] = d[i, j] * x[n - 1 - i] } }
    return sum(i, j) sin(d[i, j])
}
model no_rounds {
    input x: f32[N]
    param k: f32 = 0.7
    let w = k * x + 0.2
    loss ahead(w) + backwards(w) + within(w) + yielded(w) + outside(w)
}
