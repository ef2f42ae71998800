// The equation of heat, with derivatives of the network in the loss.
// RUN: %gradcheck %s
// RUN: %gradc %s --emit=opt | FileCheck %s
dim N <= 8

layer net(x: f64, t: f64) = dense(tanh(dense(tanh(dense([x, t], 5)), 5)), 1)[0]

model heat {
    input q: f64[N, 2]
    use net as u                               // one instance: every call of u shares its parameters
    let x[n] = q[n, 0], t[n] = q[n, 1]
    let r = grad(u(x, t), t) - 0.1 * grad(grad(u(x, t), x), x)
    loss r^2
}

// Each row goes along with its own derivative: nothing is computed for pairs of rows.
// CHECK-NOT: [N, N
// CHECK:     gradient d.u.dense.w of u.dense.w: f64[2, 5]
