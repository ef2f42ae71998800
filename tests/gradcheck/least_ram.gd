// Loops in segments, whose rounds are computed again where they are differentiated: of lengths that
// are squares, primes and chosen at the call; from the end; within one another; with extrema, sums at
// computed places, triangles, random numbers, and reads of earlier rounds, which are kept.
// RUN: %gradcheck --least-ram %s --dim N=2 --dim T=13
// RUN: %gradcheck --least-ram %s --dim N=1 --dim T=1
// RUN: %gradcheck --least-ram %s --dim N=2 --dim T=16 --seed 5
dim N <= 3, T <= 16
dim P = 11, Q = 9

layer backward(x: [L, n]) {
    param w: [n, n] = 0.3 * normal()
    var h: [n] = 0.5
    let y = for t < L reverse {
        h = tanh(x[t] + h @ w)
        yield h * t
    }
    return y + h
}
layer within(x: [L, n]) {
    param w: [n] = normal()
    var h: [n] = 0
    for t < L {
        var s = 0
        for u < 3 { s = sin(s + h[u % n] * w[0] + u) }
        let largest = max(i) (x[t, i] * w[i])
        h = 0.5 * h + s * x[t] + largest
        yield h
    }
}
layer places(x: [L, n]) {
    param w: [n] = normal()
    var h: [n] = 0
    for t < L {
        var a: [n] = 0
        a[(i + t) % n] += x[t, i] * w[i] * h[i]
        let s[i, j <= i] = a[i] * x[t, j] + h[j]
        let m[i] = sum(j) softmax(s[i])[j] * x[t, j]
        h = m + 0.1 * (training ? uniform() : 0.5)
    }
    return h
}
layer earlier(x: [K]) {
    param w: f32 = 0.7
    let L: [Q] = for t < Q {
        let s = sum(u < t) L[u] * w
        yield tanh(x[t] + 0.5 * s)
    }
    return L
}

model thrifty {
    input x: f64[N, T, 3]
    input p: f64[N, P, 3]
    input q: f64[Q]
    loss sin(backward(x))
    let g = gru(p, 2)
    output g
    loss g[0, P - 1]^2
    loss within(p)^2
    loss places(x)
    loss earlier(q)^2
    let deep = repeat 9 dense(q, Q)
    loss tanh(deep)
}
