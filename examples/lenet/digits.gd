// LeNet for 8x8 digits (LeCun et al., 1998): two convolutions, each with a pooling, then two layers.
dim N <= 128

model digits {
    input x: f32[N, 64]
    input y: class(10)[N]
    let image  = reshape(x, [1, 8, 8])
    let a      = max_pool(relu(conv2d(image, 8, size: 3, padding: 1)), 2)       // [N, 8, 4, 4]
    let b      = max_pool(relu(conv2d(a, 16, size: 3, padding: 1)), 2)          // [N, 16, 2, 2]
    let h      = relu(dense(flatten(b), 32))
    let logits = dense(h, 10)
    output p   = softmax(logits)
    loss       cross_entropy(logits, y)
    metric     accuracy(logits, y)
    optimizer  adam(lr: 2e-3)
}
