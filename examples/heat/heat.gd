// The temperature of a rod whose ends are kept at 0: u_t = 0.1 u_xx, with u = sin(pi x) at the
// start. A network is trained to be the solution; no data but the equation is given to it.
dim N <= 64

layer net(x, t) = dense(tanh(dense(tanh(dense([x, t], 20)), 20)), 1)[0]

model heat {
    input place: f64[N]                        // where and when the equation shall hold
    input time: f64[N]
    use net as u                               // one instance: every call of u shares its parameters
    let x[n] = place[n], t[n] = time[n]
    let value = u(x, t)
    output temperature = value
    loss (grad(value, t) - 0.1 * grad(grad(value, x), x))^2
    loss 20 * (u(x, 0) - sin(pi() * x))^2      // at the start
    loss 20 * (u(0, t)^2 + u(1, t)^2)          // at both ends
    optimizer adam(lr: 2e-3)
}
