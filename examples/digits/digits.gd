// A classifier of 8x8 handwritten digits: one hidden layer of 32 units.
dim N <= 128                       // rows of a batch: chosen at each call, at most 128

model digits {
    input x: f32[N, 64]
    input y: class(10)[N]
    let h      = relu(dense(x, 32))
    let logits = dense(h, 10)
    output p   = softmax(logits)
    loss       cross_entropy(logits, y)
    metric     accuracy(logits, y)
    optimizer  adam(lr: 1e-3)
}
