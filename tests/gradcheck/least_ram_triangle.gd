// Rounds that are computed again and differ in length: sums, extrema and loops within, as far as the round that
// they are in.
// RUN: %gradcheck --least-ram %s
dim T = 19

layer prefix(x: [L]) {
    param w: [L] = normal()
    var h = 0.3
    for t < L {
        let s = sum(u <= t) x[u] * w[u] * h
        let m = max(u <= t) sin(x[u] + w[u])
        h = tanh(h + s) * m
    }
    return h
}
layer nested(x: [L]) {
    param w: [L] = normal()
    var h = 0.3
    for t < L {
        var s = h
        for u < t { s = sin(s + x[u] * w[t]) + 0.1 * (sum(v < u) w[v]) }
        h = 0.5 * h + s
    }
    return h
}

model triangle {
    input x: f64[T]
    loss (prefix(x) + nested(x))^2
}
