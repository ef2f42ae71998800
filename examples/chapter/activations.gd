// Four activations, and their derivatives over 21 points at once.
export fn sigmoid_slopes(x: f64[21]) -> f64[21] = grad(sigmoid(x), x)
export fn tanh_slopes(x: f64[21]) -> f64[21] = grad(tanh(x), x)
export fn relu_slopes(x: f64[21]) -> f64[21] = grad(relu(x), x)
export fn leaky_relu_slopes(x: f64[21]) -> f64[21] = grad(leaky_relu(x, 0.01), x)
