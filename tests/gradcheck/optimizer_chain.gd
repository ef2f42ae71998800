// Optimizers one after the other; the norm of what the first one made needs an array of it.
// RUN: %gradcheck %s
// RUN: %gradc %s -o - | FileCheck %s
// CHECK: double *g_next = work->reals + 0;
model chained {
    input x: f64[4]
    param w: [4] = 1
    loss (x - w)^2
    optimizer weight_decay(0.5), clip_norm(0.25), momentum(), nesterov(lr: 0.5 / t)
}
