// A gradient within a loss: second derivatives of the activations, by reverse over reverse.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 7
dim N <= 4

fn elu_slope(x) = grad(elu(x), x)
fn selu_slope(x) = grad(selu(x), x)
fn sigmoid_slope(x) = grad(sigmoid(x), x)
fn softplus_slope(x) = grad(softplus(x), x)
fn softsign_slope(x) = grad(softsign(x), x)
fn silu_slope(x) = grad(silu(x), x)
fn mish_slope(x) = grad(mish(x), x)
fn gelu_slope(x) = grad(gelu(x), x)
fn gelu_tanh_slope(x) = grad(gelu_tanh(x), x)
fn hard_swish_slope(x) = grad(hard_swish(x), x)
fn tanh_slope(x) = grad(tanh(x), x)
fn bend(x) = grad(silu_slope(x), x)

model slopes {
    input x: f32[N, 5]
    param w: [5, 9] = 0
    let z = 2 * (x @ w)
    loss elu_slope(z) * selu_slope(z)
    loss sigmoid_slope(z) + softplus_slope(z) * softsign_slope(z)
    loss silu_slope(z) + mish_slope(z) * tanh_slope(z)
    loss gelu_slope(z) * gelu_tanh_slope(z) + hard_swish_slope(z)
    loss bend(z)
}
