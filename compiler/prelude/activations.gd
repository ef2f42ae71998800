// Functions of a number, lifted over whatever they are applied to, and of a vector.

fn pi() = 3.14159265358979323846

fn relu(x) = x > 0 ? x : 0                     // so relu'(0) = 0, as in TensorFlow and PyTorch
fn leaky_relu(x, alpha = 0.2) = x > 0 ? x : alpha * x

// For x below 0 written over exp(x), so that nothing overflows.
fn sigmoid(x) = x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    deriv x = result * (1 - result)

// log(sum(i) exp(z[i])); the largest element is taken out first, so that nothing overflows.
fn logsumexp(z: [k]) {
    let largest = stop(max(i) z[i])
    return largest + log(sum(i) exp(z[i] - largest))
}
fn log_softmax(z: [k]) = z - logsumexp(z)
fn softmax(z: [k])     = exp(log_softmax(z))
