// What numbers stand for: a probability is no logit, neither in the prelude nor in the user's own functions.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

quantity degree, radian
fn radian_of(x: degree) -> radian = x * pi() / 180
fn height(angle: radian) = sin(angle)
fn heights(angles: radian[k]) = sum(i) height(angles[i])
// Also where nobody calls it.
// CHECK: :[[#@LINE+1]]:16: error: 'radiant' is no type
fn mistyped(x: radiant) = x
// CHECK: :[[#@LINE+1]]:27: error: 'steradian' is no type
layer solid(x: degree) -> steradian = x
layer tilt(angle: radian) -> degree = angle

model quantities {
    input x: f32[N, 4]
    input label: class(4)[N]
    input slope: degree[N]
    param w: [4] = 1
    let z = w * x
    let p = softmax(z)
    // CHECK: :[[#@LINE+2]]:24: error: cross_entropy expects a logit for 'z', but this is a probability
    // CHECK: :[[#@LINE-2]]:13: note: softmax makes it here; what that was given may be what is meant
    loss cross_entropy(p, label)
    // CHECK: :[[#@LINE+1]]:24: error: cross_entropy expects a logit for 'z', but this is a probability
    loss cross_entropy(softmax(z), p)
    // CHECK: :[[#@LINE+1]]:14: error: nll expects a log_probability for 'logp', but this is a probability
    loss nll(p, label)
    // CHECK: :[[#@LINE+1]]:43: error: binary_cross_entropy_from_logits expects a logit for 'z'
    loss binary_cross_entropy_from_logits(z: sigmoid(z), target: 1)

    // Through lifting, let, subscripts and functions that hand it on.
    let part[n] = p[n, 0], stopped = stop(p), mixed = softplus(p)
    // CHECK: :[[#@LINE+1]]:43: error: binary_cross_entropy_from_logits expects a logit
    loss binary_cross_entropy_from_logits(part, 1)
    // CHECK: :[[#@LINE+1]]:24: error: cross_entropy expects a logit
    loss cross_entropy(stopped, label)

    // CHECK: :[[#@LINE+2]]:17: error: height expects a radian for 'angle', but this is a degree
    // CHECK: :[[#@LINE-22]]:18: note: it is declared so here
    loss height(slope)
    loss mistyped(z)

    // Through instances of layers.
    use tilt as t
    // CHECK: :[[#@LINE+1]]:12: error: tilt expects a radian for 'angle', but this is a degree
    loss t(slope)
    // CHECK: :[[#@LINE+2]]:17: error: height expects a radian for 'angle', but this is a degree
    // CHECK: :[[#@LINE+1]]:17: note: tilt makes it here
    loss height(t(z))

    // What is computed of it is a plain number; so is what nothing is said about.
    loss cross_entropy(log(p), label) + nll(log(p), label) + cross_entropy(mixed, label)
    loss cross_entropy(p - 1, label) + cross_entropy(sum(n) p[n], p)
    loss height(z)
    loss height(radian_of(slope)) + heights(x)
    loss binary_cross_entropy(p, 1)
}
