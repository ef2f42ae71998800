// Attention to what came before: a triangle, whose rows are vectors of their own lengths.
// RUN: %gradcheck %s --dim N=2 --dim T=3
// RUN: %gradcheck %s --dim N=1 --dim T=1
// RUN: %gradcheck %s
dim N <= 2, T <= 4
fn heads_of(x: [T, d], h) {
    let y[t, a < h, e < d / h] = x[t, e + (d / h) * a]
    return y
}
layer attention(x: [T, d], heads) {
    let q = dense(x, d), k = dense(x, d), v = dense(x, d)
    let Q = heads_of(q, heads), K = heads_of(k, heads), V = heads_of(v, heads)
    let s[h, t, u <= t] = (sum(e) Q[t, h, e] * K[u, h, e]) / sqrt(d / heads)
    let a[h, t, u] = softmax(s[h, t])[u]
    let o[t, h, e] = sum(u) a[h, t, u] * V[u, h, e]
    let flat[t, i < d] = o[t, i / (d / heads), i % (d / heads)]
    return dense(flat, d)
}
model m {
    input x: f64[N, T, 4]
    let y = attention(x, heads: 2)
    loss y^2
}
