// What is read and divided by where a range has elements: nowhere else, though it is the same in all of
// its rounds, and though the condition that protects it always holds there.
// RUN: %gradcheck %s --dim N=8
// RUN: %gradcheck %s --dim N=2
// RUN: %gradcheck %s --dim N=1
// RUN: %gradcheck %s --dim N=8 --least-ram
dim N <= 8
fn last_of_many(x: [n]) {
    let d[u < n - 1] = x[u + 1] - x[u]
    let e[u] = (u < n - 1 ? sqrt(1 + x[n - 2]^2) : 0) * d[u]
    return sum(k) e[k]
}
fn divided(x: [n]) {
    let d[u < n - 1] = x[u + 1] - x[u]
    let e[u] = (u < n - 1 ? quotient(7, n - 1) + 7 % (n - 1) : 0) * d[u]
    return sum(k) e[k]
}
fn rounds(x: [n, 4], w: [n]) {
    var h: [4] = 1
    for t < n {
        let s[u < t] = x[t, 0] * sin(w[u] + h[0])
        let y[i] = sum(u) (u < t ? sqrt(2 + w[t - 1] * x[t, i]) : 0) * s[u]
        h[j] = sin(0.01 * y[j] + 0.5 * h[j] + x[t, j])
    }
    return sum(i) h[i]^2
}
// The first condition decides whether the second is asked.
fn asked(x: [8]) {
    let y[i < 8] = i > 3 && (quotient(10, i - 3) > 2 && i > 4) ? x[i] : 1
    let z[i < 8] = i < 4 || (quotient(10, i - 3) > 2 || i < 5) ? x[i]^2 : 1
    return sum(i) y[i] * z[i]
}
model empty_ranges {
    input x: f32[N]
    input a: f32[8]
    input b: f32[16, 4]
    param w: [16] = 0.2 * normal()
    let v[i < N] = w[i] * x[i]
    let c = w[0] * a
    loss last_of_many(v) + divided(v) + rounds(b, w) + asked(c)
}
