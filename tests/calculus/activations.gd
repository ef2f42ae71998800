// The activations of the prelude, and its functions of vectors: value, gradient, Hessian and both
// along a direction, against the oracle.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/activations.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 24 functions
// CHECK-NOT: wrong

export fn relu_of(x: f64) = relu(x) * x
export fn relu6_of(x: f64) = relu6(x) * x
export fn leaky_relu_of(x: f64, alpha: f64) = leaky_relu(x, alpha)
export fn elu_of(x: f64, alpha: f64) = elu(x, alpha)
export fn selu_of(x: f64) = selu(x)
export fn sigmoid_of(x: f64) = sigmoid(x)
export fn log_sigmoid_of(x: f64) = log_sigmoid(x)
export fn softplus_of(x: f64) = softplus(x)
export fn softsign_of(x: f64) = softsign(x)
export fn silu_of(x: f64) = silu(x)
export fn mish_of(x: f64) = mish(x)
export fn gelu_of(x: f64) = gelu(x)
export fn gelu_tanh_of(x: f64) = gelu_tanh(x)
export fn hard_sigmoid_of(x: f64) = hard_sigmoid(x) * x
export fn hard_tanh_of(x: f64) = hard_tanh(x) * x
export fn hard_swish_of(x: f64) = hard_swish(x)

fn half(v: [6], first) {
    let part[i < 3] = v[first + i]
    return part
}
export fn logsumexp_of(v: f64[6]) = logsumexp(v)
export fn log_softmax_of(v: f64[6]) {
    let p = log_softmax(v)
    return p[1] * p[4]
}
export fn softmax_of(v: f64[6]) {
    let p = softmax(v)
    return p[0] + p[2] * p[5]
}
export fn norm_of(v: f64[6]) = norm(v)
export fn dot_of(v: f64[6]) = dot(half(v, 0), half(v, 3))
export fn matmul_of(v: f64[6]) {
    let a[i < 2, j < 3] = v[3 * i + j], b[i < 3, j < 2] = v[2 * i + j]
    let c = a @ b
    return c[0, 1] * c[1, 0]
}
export fn largest_of(v: f64[6]) = (max(i) v[i]) * (min(i) v[i])
export fn mean_of(v: f64[6]) = (mean(i) v[i]) * v[1]
