// Losses and metrics of one sample; over a batch they are averaged.

// ---- Of real numbers ----

// The square of the difference; half of it; its absolute value. Of vectors mse and mae are means,
// and half_sse is a sum.
fn mse(y, target) = (y - target)^2
fn mse(y: [k], target: [k]) = mean(i) (y[i] - target[i])^2
fn half_sse(y, target) = 0.5 * (y - target)^2
fn half_sse(y: [k], target: [k]) = 0.5 * (sum(i) (y[i] - target[i])^2)
fn mae(y, target) = abs(y - target)
fn mae(y: [k], target: [k]) = mean(i) abs(y[i] - target[i])

// Half the square near 0 that goes on as a line (Huber, 1964).
fn huber(y, target, delta = 1.0) =
    abs(y - target) <= delta ? 0.5 * (y - target)^2 : delta * (abs(y - target) - 0.5 * delta)
fn huber(y: [k], target: [k], delta = 1.0) = mean(i) huber(y[i], target[i], delta)

// For a target of 1 or -1: 0 where y is beyond it (Cortes and Vapnik, 1995).
fn hinge(y, target) = relu(1 - target * y)

// ---- Of probabilities and logits ----

// Of a probability p, and of its logit z. What has no weight adds nothing, though its logarithm be
// infinite: a probability of 1 for a target of 1 costs 0.
fn binary_cross_entropy(p: probability, target) =
    -((target == 0 ? 0 : target * log(p)) + (target == 1 ? 0 : (1 - target) * log1p(-p)))
    deriv p      = (target == 1 && p == 1 ? 0 : (1 - target) / (1 - p))
                 - (target == 0 && p == 0 ? 0 : target / p)
    deriv target = log1p(-p) - log(p)
fn binary_cross_entropy_from_logits(z: logit, target) =
    target * softplus(-z) + (1 - target) * softplus(z)

// From logits, not from probabilities: of an integer label, or of a distribution. Smoothing gives
// that much of the weight to all classes alike.
fn cross_entropy(z: logit[k], label: int) {
    let largest = stop(max(i) z[i])
    return log(sum(i) exp(z[i] - largest)) + (largest - z[label])
}
fn cross_entropy(z: logit[k], label: int, weights: [k]) = weights[label] * cross_entropy(z, label)
fn cross_entropy(z: logit[k], target: [k]) {
    let largest = stop(max(i) z[i])
    let total = log(sum(i) exp(z[i] - largest))
    // Of halves, whose difference does not overflow: so a target of 0 adds 0, however far z is.
    return sum(i) 2 * target[i] * (0.5 * total + (0.5 * largest - 0.5 * z[i]))
}
fn smooth_cross_entropy(z: logit[k], label: int, smoothing = 0.1) =
    cross_entropy(z, (1 - smoothing) * one_hot(label, k) + smoothing / k)

// -logp[label], from logarithms of probabilities, as log_softmax gives.
fn nll(logp: log_probability[k], label: int) = -logp[label]

// sum(i) p[i] log(p[i] / q[i]); what has p[i] = 0 adds nothing.
fn kl_divergence(p: probability[k], q: probability[k]) = sum(i) (p[i] > 0 ? p[i] * log(p[i] / q[i]) : 0)

// ---- Metrics ----

// 1 where the largest element is the label's, else 0.
fn accuracy(z: [k], label: int) = argmax(i) z[i] == label ? 1 : 0
fn accuracy(z: [k], target: [k]) = argmax(i) z[i] == argmax(i) target[i] ? 1 : 0
