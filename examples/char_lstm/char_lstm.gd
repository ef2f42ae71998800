// A character model that remembers: from the characters so far, what comes next.
dim N <= 8, T = 64, V = 128

model char_lstm {
    input tokens: class(V)[N, T]
    input next:   class(V)[N, T]
    let h = lstm(embedding(tokens, V, 32), 96)
    let logits = dense(h, V)
    output p = softmax(logits)
    loss cross_entropy(logits, next)
    // Gradients through 64 steps can be long: no step is larger for it.
    optimizer clip_norm(1.0), adam(lr: 1e-2 * warm_up(t, 20) * cosine_decay(t, 1000, final: 0.1))
}
