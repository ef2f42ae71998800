// A character model: from the characters so far, what comes next.
dim N <= 8, T = 64, V = 128, D = 64

layer block(x: [T, D]) {
    let r = x + attention(layer_norm(x), heads: 4)
    return r + dense(gelu(dense(layer_norm(r), 4*D)), D)
}

model gpt {
    input tokens: class(V)[N, T]
    input next:   class(V)[N, T]
    let x = embedding(tokens, V, D) + position(T, D)
    let y = repeat 3 block(x)                  // each with parameters of its own
    let logits = dense(layer_norm(y), V)
    output p = softmax(logits)
    loss cross_entropy(logits, next)
    optimizer adam(lr: 1e-3)
}
