// Attention and what goes with it, over a length that is chosen at the call.
// RUN: %gradcheck %s --dim N=2 --dim T=3
// RUN: %gradcheck %s --dim N=1 --dim T=1
// RUN: %gradcheck %s
dim N <= 2, T <= 4
model attention {
    input tokens: class(7)[N, T]
    input label: class(5)[N, T]
    let z = embedding(tokens, 7, 4) * 30
    let y = repeat 2 transformer(layer_norm(z), heads: 2, hidden: 5)
    let w = cross_attention(rotary(y), z, heads: 2)
    loss cross_entropy(dense(w, 5), label)
    optimizer adamw()
}
