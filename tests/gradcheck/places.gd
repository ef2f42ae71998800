// Places that rounds write, of which nobody knows when it is compiled, or sees at once, where they
// begin and end: what no round writes is told by a condition then.
// RUN: %gradcheck %s --dim N=7
// RUN: %gradcheck %s --dim N=3
// RUN: %gradcheck %s --dim N=1
// RUN: %gradcheck %s --dim N=6 --least-ram
dim N <= 8
fn halves(x: [n]) {
    var y = x
    for i < n / 2 {
        for j < n / 2 { y[i + j] = y[i + j] * x[j] + 0.1 }
    }
    for i < n / 2 {
        for j <= i { y[n - 1 - i + j] = sin(y[i]) }
    }
    return y
}
fn thirds(x: [n]) {
    var y = x
    for i < n / 3 {
        for j < 2 { y[i + j] = y[2 * i] * x[i + j] }
    }
    for i < n / 3 reverse {
        for j < n / 3 { y[2 * i + j] = y[i] + x[j] }
    }
    return y
}
// By data: a class, a place that was found, and a choice.
fn found(x: [6], k: class(3)) {
    var y = x
    let p = argmax(i < 3) x[i]
    let c = k > 1 ? 1 : 3
    for i < 3 { y[k + i] = y[k + i] * x[i] + x[0] }
    for i < 4 { y[5 - p - i] = y[i] * x[p] }
    for i < 2 reverse { y[c + i] = sin(y[c + i] * y[i]) }
    return y
}
// A gradient in a round after a loop that writes what the round began with.
fn after(x: [n]) {
    var y: [2] = 1
    var s = 0
    for i < n {
        let a = x[i] * y[1] + y[0]
        for j < 1 { y[j + 1] = a * x[0] * y[j + 1] + y[j] * x[i] }
        s = s + grad(y[1]^2, a)
    }
    return s
}
fn filled(x: [n]) {
    var y = x
    var s = 0
    for i < 2 {
        let a = 2 * x[0] + i
        for j < 2 {
            for k < n { y[k] = sin(a * x[k]) + j }
            s = s + grad((sum(k) y[k]^2), a)
        }
    }
    return s + y[0]
}
model places {
    input x: f32[N]
    input z: f32[6]
    input k: class(3)
    param w: f32 = 0.7
    let v = w * x + 0.2
    let f = found(w * z, k)
    loss (sum(i) halves(v)[i]^2) + (sum(i) thirds(v)[i]^2) + (sum(i) f[i] * (i + 1)) + after(v) + filled(v)
}
