// A small GPT: attention as a triangle, blocks that are repeated.
// RUN: %gradcheck %s --dim N=2
// RUN: %gradcheck %s --dim N=1 --dim T=1
dim N <= 2, T <= 4, D = 4
layer attention(x: [T, d], heads) {            // causal, one block of a GPT
    let q = dense(x, d), k = dense(x, d), v = dense(x, d)
    let Q = reshape(q, [T, heads, d/heads]), K = reshape(k, [T, heads, d/heads]), V = reshape(v, [T, heads, d/heads])
    let s[h, t, u <= t] = (sum(e) Q[t, h, e] * K[u, h, e]) / sqrt(d/heads)       // a triangle, not a masked square
    let a[h, t, u] = softmax(s[h, t])[u]
    let o[t, h, e] = sum(u) a[h, t, u] * V[u, h, e]
    return dense(reshape(o, [T, d]), d)
}
fn layer_norm(x: [n]) {
    let centred = x - (mean(i) x[i])
    return centred / sqrt((mean(i) centred[i]^2) + 0.1)
}
layer block(x: [T, D]) {
    let r = x + attention(layer_norm(x), heads: 4)
    return r + dense(gelu(dense(layer_norm(r), 4*D)), D)
}
model gpt {
    input tokens: class(7)[N, T]
    input next:   class(7)[N, T]
    param table: [7, D] = normal()
    let x[n, t, d] = table[tokens[n, t], d]
    let y = repeat 3 block(x)                 
    let logits = dense(layer_norm(y), 7)
    loss cross_entropy(logits, next)
}
