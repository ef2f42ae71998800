// Derivatives that are taken in the rounds of a loop, and differentiated themselves.
// RUN: %gradcheck %s --dim N=2
dim T = 5
dim N <= 3

fn energy(x: [n], k: [n]) = (sum(i) 0.5 * k[i] * x[i]^2) + (sum(i) 0.25 * x[i]^4)

fn force(q: [n], k: [n]) {
    let e = energy(q, k)
    return -grad(e, q)
}

fn curvature(x, k) {
    let e = sin(k * x) + x^3
    let slope = grad(e, x)
    return grad(slope, x)
}

layer net(x: [n], units) {
    param w: [n, units] = glorot_uniform()
    let y[j] = tanh(sum(i) x[i] * w[i, j])
    return y + 0.1 * grad(sum(j) y[j]^2, w)[0]
}

layer field(x: [n]) {
    param a: [n, n] = 0.3
    let v = sum(i, j) a[i, j] * x[i] * x[j]
    let push = grad(v, x)
    return x + 0.05 * push + 0.02 * jvp(push, x: x^2)
}

model inside {
    input x0: f32[N, 4]
    input target: f32[T, 4]
    param k: [4] = 1
    param p: [4] = 0.5
    param rate: f32 = 0.1

    // Gradient descent on what is carried.
    var x: [N, 4] = x0
    let path = for t < T {
        let e[n] = energy(x[n], k)
        x = x - rate * grad(e, x)
        yield x
    }
    loss sum(t, n, i) path[t, n, i]^2

    // Leapfrog: a force from a function, with two variables.
    var q: [4] = p
    var v: [4] = 0
    for t < T {
        v = v + 0.05 * force(q, k)
        q = q + 0.1 * v
        v = v + 0.05 * force(q, k)
    }
    loss (sum(i) q[i]^2) + (sum(i) v[i] * q[i])

    // Of what the round made, after it was assigned; with the earlier rounds' yields.
    var s: [4] = p
    let trace: [T, 4] = for t < T {
        let before = s
        s = sin(before) * k
        let after = sum(i) s[i]^2 * target[t, i]
        s = s - 0.1 * grad(after, before) + 0.01 * jvp(s, before: before^2)
        let earlier[i] = sum(u < t) trace[u, i]
        let pull = sum(i) earlier[i] * s[i]
        yield s + 0.1 * grad(pull, s)
    }
    loss sum(t, i) trace[t, i]^2

    // Of a number, twice; backward; in a loop within a loop, by a name of the outer one.
    var c = 0.3
    let down = for t < T reverse {
        c = c - 0.1 * curvature(c, k[0])
        let a = c * k[1]
        var b = 0.2
        let inner = for u < 3 {
            let w = a * u + a^2
            b = b + 0.1 * w * target[t, u] * grad(w * stop(b), a)
            yield b
        }
        yield inner[2] + c
    }
    loss sum(t) down[t]^2

    // In repeated layers.
    let pushed = repeat 3 field(p)
    let h = repeat 2 net(x0, 4)
    loss (sum(i) pushed[i]^2) + (sum(n, i) h[n, i]^2)
}
