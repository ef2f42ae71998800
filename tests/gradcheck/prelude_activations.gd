// Each activation of a number: at random points from -8 to 8, exactly on its kinks, and so far out
// that a careless formula overflows in f32. The derivatives there are those of the branch taken.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 2
layer points() {
    param near: [13] = 0
    param kink: [13] = 0
    param far: [13] = 0
    let y[s < 3, i] = s == 0 ? 32 * near[i]
                    : s == 1 ? kink[i] - stop(kink[i]) + (i - 6)
                    : far[i] + 20 * (i - 6)
    return y
}

model prelude_activations {
    output relu_y         = relu(points())
    output relu6_y        = relu6(points())
    output leaky_relu_y   = leaky_relu(points())
    output elu_y          = elu(points())
    output selu_y         = selu(points())
    output sigmoid_y      = sigmoid(points())
    output softplus_y     = softplus(points())
    output log_sigmoid_y  = log_sigmoid(points())
    output softsign_y     = softsign(points())
    output silu_y         = silu(points())
    output mish_y         = mish(points())
    output gelu_y         = gelu(points())
    output gelu_tanh_y    = gelu_tanh(points())
    output hard_sigmoid_y = hard_sigmoid(points())
    output hard_tanh_y    = hard_tanh(points())
    output hard_swish_y   = hard_swish(points())
    output leaky_y = leaky_relu(points(), alpha: 0.01)
    output elu_alpha_y = elu(points(), alpha: 0.5)
    loss relu_y
    loss relu6_y
    loss leaky_relu_y
    loss elu_y
    loss selu_y
    loss sigmoid_y
    loss softplus_y
    loss log_sigmoid_y
    loss softsign_y
    loss silu_y
    loss mish_y
    loss gelu_y
    loss gelu_tanh_y
    loss hard_sigmoid_y
    loss hard_tanh_y
    loss hard_swish_y
    loss leaky_y
    loss elu_alpha_y
}
