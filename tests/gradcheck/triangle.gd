// Ranges that depend on another index: attention to what came before.
// RUN: %gradcheck %s --dim N=2
dim N <= 4

model triangle {
    input x: f32[N, 5, 4]
    input label: class(4)[N, 5]
    let q = dense(x, 4)
    let k = dense(x, 4)
    let v = dense(x, 4)
    let s[n, t, u] = (sum(e) q[n, t, e] * k[n, u, e]) / 2
    let top[n, t] = stop(max(u <= t) s[n, t, u])
    let total[n, t] = sum(u <= t) exp(s[n, t, u] - top[n, t])
    let o[n, t, e] = sum(u <= t) exp(s[n, t, u] - top[n, t]) / total[n, t] * v[n, u, e]
    loss cross_entropy(dense(o, 4), label)
}
