// Each loss and metric: of numbers and of vectors, for a batch; on both sides of the kinks.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --dim N=1 --seed 2
dim N <= 8

model prelude_losses {
    input x: f32[N, 4]
    input target: f32[N, 4]
    input label: class(4)[N]
    input side: class(2)[N]
    param scale: [4] = 1
    param weights: [4] = 1
    let z[n, i] = 8 * scale[i] * x[n, i]
    let truth = softmax(target)
    let sign_of[n] = 2 * side[n] - 1
    let share[n] = sigmoid(z[n, 0])
    let hit[n] = target[n, 0] - stop(target[n, 0]) + stop(z[n, 0])

    loss mse(z[0, 0], target[0, 0]) + half_sse(z[0, 1], target[0, 1]) + mae(z[0, 2], target[0, 2])
    loss mse(z, target) + half_sse(z, target) + mae(z, target)
    loss huber(z, target) + huber(z, target, delta: 0.25) + huber(z[0, 3], target[0, 3], 0.5)
    loss hinge(z[0, 0], sign_of[0]) + hinge(z[0, 1], -sign_of[0])
    loss binary_cross_entropy(share, side) + binary_cross_entropy_from_logits(12 * z[0, 1], side[0])
    loss cross_entropy(z, label) + cross_entropy(z, truth) + cross_entropy(z, label, weights)
    loss smooth_cross_entropy(z, label) + smooth_cross_entropy(40 * z, label, smoothing: 0.3)
    loss nll(log_softmax(z), label) + kl_divergence(truth, softmax(z))
    loss kl_divergence(one_hot(label, 4), softmax(z))
    metric of_labels = accuracy(z, label)
    metric of_shares = accuracy(z, truth)
    metric close = mae(hit, z[0, 0])
}
