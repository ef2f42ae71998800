// Variables that are added to, as numbers and as a whole; an output by its elements.
// RUN: %gradcheck %s --dim N=3
dim N <= 4

fn total(x: [n]) {
    var s = 0
    var h: [2] = 1
    for i < n {
        s += x[i] * s + 1
        h += [s, x[i]]
    }
    return s * h[0] * h[1]
}

model added_to {
    input x: f64[N, 4]
    param w: [4] = normal()
    output p[n, i] = x[n, i] * w[i]
    loss total(p)
}
