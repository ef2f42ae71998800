// Losses and metrics of one sample; over a batch they are averaged.

fn mse(y, target) = (y - target)^2
fn mse(y: [k], target: [k]) = mean(i) (y[i] - target[i])^2

// From logits, not from probabilities: of an integer label, or of a distribution.
fn cross_entropy(z: [k], label: int)  = logsumexp(z) - z[label]
fn cross_entropy(z: [k], target: [k]) {
    let logp = log_softmax(z)
    return -sum(i) target[i] * logp[i]
}

// 1 where the largest element is the label's, else 0.
fn accuracy(z: [k], label: int) = argmax(i) z[i] == label ? 1 : 0
fn accuracy(z: [k], target: [k]) = argmax(i) z[i] == argmax(i) target[i] ? 1 : 0
