// Activations: functions of a number, lifted over whatever they are applied to, and of a vector.

// What losses want to know of their arguments: see [quantities](language.md#functions).
quantity logit, probability, log_probability

// ---- Of a number ----

// The derivative of relu at 0 is 0, as in TensorFlow and PyTorch.
fn relu(x) = x > 0 ? x : 0
fn relu6(x) = x > 0 ? (x < 6 ? x : 6) : 0
// Below 0 a flatter line, or an exponential that ends at -alpha.
fn leaky_relu(x, alpha = 0.2) = x > 0 ? x : alpha * x
fn elu(x, alpha = 1.0) = x > 0 ? x : alpha * expm1(x)
// Klambauer et al., 2017: keeps mean 0 and variance 1 from layer to layer.
fn selu(x) = 1.0507009873554805 * elu(x, 1.6732632423543772)

// 1 / (1 + exp(-x)), its integral log(1 + exp(x)), and its logarithm, none of which overflows.
fn sigmoid(x) -> probability = x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    deriv x = result * (1 - result)
fn softplus(x) = x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
    deriv x = sigmoid(x)
fn log_sigmoid(x) = -softplus(-x)
// From -1 to 1, more slowly than tanh.
fn softsign(x) = x / (1 + abs(x))
    deriv x = (1 / (1 + abs(x)))^2

// x times what rises from 0 to 1: silu, also known as swish (Elfwing et al., 2017); mish (Misra,
// 2019).
fn silu(x) = x * sigmoid(x)
fn mish(x) = x * tanh(softplus(min(x, 40))) // beyond 40 the second factor is 1
// Hendrycks and Gimpel, 2016: x times the normal distribution, and its approximation by tanh.
fn gelu(x) = x * normal_below(x)
fn gelu_tanh(x) = x * sigmoid(gelu_argument(clamp(x, -40, 40))) // beyond 40 it is 0 or 1

// In straight lines.
fn hard_sigmoid(x) = clamp(x / 6 + 0.5, 0, 1)
fn hard_tanh(x) = clamp(x, -1, 1)
fn hard_swish(x) = x * hard_sigmoid(x)

// ---- Of a vector ----

// log(sum(i) exp(z[i])), and z minus that, and exp of this: probabilities whose sum is 1. The
// largest element is taken out first, so that nothing overflows, and logarithms of probabilities
// are not small differences of large numbers.
fn logsumexp(z: [k]) {
    let largest = stop(max(i) z[i])
    return largest + log(sum(i) exp(z[i] - largest))
}
fn log_softmax(z: [k]) {
    let below = z - stop(max(i) z[i])
    return below - log(sum(i) exp(below[i]))
}
fn softmax(z: [k]) -> probability[k] = exp(log_softmax(z))

// ---- Parts ----

fn gelu_argument(x) = 2 * sqrt(2 / pi()) * (x + 0.044715 * x^3)
