// In f32 little is left of 1 - tanh(x)^2 where tanh(x) is all but 1, and right code is not called wrong for it.
// RUN: env CC=%cc %gradc check %s
// RUN: env CC=%cc %gradc check %s --seed=3
// RUN: env CC=%cc %gradc check %s --seed=8
export fn gate(x: f32[3], w: f32[2, 3]) { let y[j] = sigmoid(sum(i) w[j, i] * x[i]) return y }
export jvp gate
export fn squashed_sums(x: f32[3], w: f32[2, 3]) { let y[j] = tanh(sum(i) w[j, i] * x[i]) return y }
export jacobian squashed_sums
export fn product(x: f32, w: f32) = tanh(x * w) * x
export hessian product
export hvp product
export fn squashed(x: f32, b: f32) = x * sigmoid(b * x)
export hessian squashed
// A rule that calls another function with rules.
export fn smooth(x: f32, b: f32) = x * tanh(softplus(b * x))
export grad smooth
