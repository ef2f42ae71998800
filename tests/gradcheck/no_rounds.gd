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
model no_rounds {
    input x: f32[N]
    param k: f32 = 0.7
    let w = k * x + 0.2
    loss ahead(w) + backwards(w) + within(w) + yielded(w)
}
