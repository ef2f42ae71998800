// Only what is computed of a name itself counts where it is differentiated by: an argument, also in a
// default; a name in an optimizer; an output.
// RUN: %gradc %s --emit=opt | FileCheck %s
fn slope(x, y, g = grad(x * y, x)) = g
optimizer named(lr = 0.1) {
    let h = p
    let d = grad(h * p, h)
    p = p - lr * d - 0 * g
}
model aliases {
    input q: f64[3]
    param w: [3] = 1
    output y = q
    let z = y^2 + 5 * q
    output along = grad(z, y)
    output first = slope(q, q)
    loss w * z
    optimizer named()
}
// CHECK: function update
// CHECK: p'[i] = p[i] - lr[] * p[i] - 0.0 * g[i]
// CHECK: function predict
// CHECK: along[i] = 2.0 * q[i]
// CHECK: first[i] = q[i]
