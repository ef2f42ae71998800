// The losses of the prelude: value, gradient, Hessian and both along a direction, against the oracle.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/losses.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 18 functions
// CHECK-NOT: wrong

export fn mse_of(y: f64, target: f64) = mse(y, target)
export fn half_sse_of(y: f64, target: f64) = half_sse(y, target)
export fn mae_of(y: f64, target: f64) = mae(y, target)
export fn huber_of(y: f64, target: f64) = huber(y, target, 1.5)
export fn hinge_of(y: f64, target: f64) = hinge(y, target)
export fn bce_of(p: f64, target: f64) = binary_cross_entropy(p, target)
export fn logits_bce_of(z: f64, target: f64) = binary_cross_entropy_from_logits(z, target)

// Of vectors: the first three numbers and the others.
fn half(v: [6], first) {
    let part[i < 3] = v[first + i]
    return part
}
export fn mses_of(v: f64[6]) = mse(half(v, 0), half(v, 3))
export fn half_sses_of(v: f64[6]) = half_sse(half(v, 0), half(v, 3))
export fn maes_of(v: f64[6]) = mae(half(v, 0), half(v, 3))
export fn hubers_of(v: f64[6]) = huber(half(v, 0), half(v, 3), 1.5)
export fn entropy_of(v: f64[6]) = cross_entropy(half(v, 0), half(v, 3))
export fn labelled_of(v: f64[6]) = cross_entropy(half(v, 0), 2) * v[4]
export fn weighted_of(v: f64[6]) = cross_entropy(half(v, 0), 1, half(v, 3))
export fn smooth_of(v: f64[6]) = smooth_cross_entropy(half(v, 0), 1, 0.2) * v[4]
export fn nll_of(v: f64[6]) = nll(log(half(v, 3)), 1) * v[0]
export fn kl_of(v: f64[6]) = kl_divergence(half(v, 3), exp(half(v, 0)))
export fn one_hot_of(v: f64[6]) = dot(one_hot(2, 3), half(v, 0)) * v[5]
