// In f32 value, gradient and Hessian are finite for every finite input, wherever the same in f64 is
// not beyond f32; and they are as near to it as Inputs/range.c says.
// RUN: sed -n -f %S/Inputs/twins.sed %s > %t.gd
// RUN: sed -n '/^fn/,/^}/p' %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/range.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines --implicit-check-not=wrong

// CHECK:      sigmoid: 0 beyond f32
// CHECK-NEXT: tanh: 0 beyond f32
// CHECK-NEXT: softplus: 0 beyond f32
// CHECK-NEXT: log_sigmoid: 0 beyond f32
// CHECK-NEXT: silu: 0 beyond f32
// CHECK-NEXT: mish: 0 beyond f32
// CHECK-NEXT: gelu: 0 beyond f32
// CHECK-NEXT: gelu_tanh: 0 beyond f32
// CHECK-NEXT: relu: 0 beyond f32
// CHECK-NEXT: elu: 0 beyond f32
// Above FLT_MAX / 1.05.
// CHECK-NEXT: selu: 99 beyond f32
// CHECK-NEXT: softsign: 0 beyond f32
// CHECK-NEXT: hard_sigmoid: 0 beyond f32
// CHECK-NEXT: hard_tanh: 0 beyond f32
// CHECK-NEXT: hard_swish: 0 beyond f32
export fn sigmoid_of(x: f32) = sigmoid(x)
export fn tanh_of(x: f32) = tanh(x)
export fn softplus_of(x: f32) = softplus(x)
export fn log_sigmoid_of(x: f32) = log_sigmoid(x)
export fn silu_of(x: f32) = silu(x)
export fn mish_of(x: f32) = mish(x)
export fn gelu_of(x: f32) = gelu(x)
export fn gelu_tanh_of(x: f32) = gelu_tanh(x)
export fn relu_of(x: f32) = relu(x)
export fn elu_of(x: f32) = elu(x)
export fn selu_of(x: f32) = selu(x)
export fn softsign_of(x: f32) = softsign(x)
export fn hard_sigmoid_of(x: f32) = hard_sigmoid(x)
export fn hard_tanh_of(x: f32) = hard_tanh(x)
export fn hard_swish_of(x: f32) = hard_swish(x)

// Of vectors: the first three numbers are logits, the others one of four targets. Of the 20^3 logits
// 115 have a largest one too far above the second: of -FLT_MAX 1e38 and FLT_MAX are, in 20^2 - 18^2
// pairs, and of -1e38 FLT_MAX is, in 20^2 - 19^2 pairs. So for 4 targets 460 values are beyond f32. Of
// cross_entropy with a target these are as many as 460 derivatives by each of three targets, and 115,
// 115, 40 and 0 values.
// CHECK-NEXT: logsumexp: 0 beyond f32
// CHECK-NEXT: log_softmax: 460 beyond f32
// CHECK-NEXT: softmax: 0 beyond f32
// CHECK-NEXT: labelled: 460 beyond f32
// CHECK-NEXT: entropy: 1650 beyond f32
// CHECK-NEXT: smooth: 460 beyond f32
// CHECK-NEXT: binary: 0 beyond f32
fn half(v: [6], first) {
    let part[i < 3] = v[first + i]
    return part
}
export fn logsumexp_of(v: f32[6]) = logsumexp(half(v, 0))
export fn log_softmax_of(v: f32[6]) = log_softmax(half(v, 0))[1]
export fn softmax_of(v: f32[6]) = softmax(half(v, 0))[1]
export fn labelled_of(v: f32[6]) = cross_entropy(half(v, 0), 1)
export fn entropy_of(v: f32[6]) = cross_entropy(half(v, 0), half(v, 3))
export fn smooth_of(v: f32[6]) = smooth_cross_entropy(half(v, 0), 1)
export fn binary_of(v: f32[6]) = binary_cross_entropy_from_logits(v[0], v[3])
