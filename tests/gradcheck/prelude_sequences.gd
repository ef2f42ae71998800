// Layers and functions of sequences, of a length that is chosen at the call.
// RUN: %gradcheck %s --dim N=2 --dim T=3
// RUN: %gradcheck %s --dim N=1 --dim T=1
// RUN: %gradcheck %s
dim N <= 2, T <= 4
model sequences {
    input tokens: class(7)[N, T]
    input label: class(5)[N, T]
    let x = embedding(tokens, 7, 4) * 30
    let a = rnn(x, 3), b = lstm(x, 3), c = gru(x, 3)
    let back[n, t < T] = lstm(x[n], 2)[T - 1 - t]
    let z = rms_norm(concat(a, b, c, back))
    let y = repeat 2 transformer(layer_norm(dense(z, 4)), heads: 2, hidden: 5)
    let w = cross_attention(rotary(y), z, heads: 2)
    loss cross_entropy(dense(w, 5), label)
    optimizer adamw()
}
