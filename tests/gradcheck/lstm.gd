// The LSTM, as a layer of the user's own: gradients through time, at a length chosen at the call.
// RUN: %gradcheck %s --dim N=2 --dim T=4
// RUN: %gradcheck %s --dim N=1 --dim T=1
// RUN: %gradcheck %s
dim N <= 3, T <= 5
layer lstm(x: [T, n], units) {
    param wx: [n, 4, units] = 0.5 * normal()
    param wh: [units, 4, units] = 0.5 * normal()
    param b: [4, units] = 0
    var h: [units] = 0
    var c: [units] = 0
    for t < T {
        let g[q, j] = b[q, j] + sum(i) x[t, i] * wx[i, q, j] + sum(i) h[i] * wh[i, q, j]
        c = sigmoid(g[1]) * c + sigmoid(g[0]) * tanh(g[2])
        h = sigmoid(g[3]) * tanh(c)
        yield h
    }
}
model m {
    input x: f64[N, T, 3]
    input y: class(4)[N, T]
    let h = lstm(x, 5)
    let z = dense(h, 4)
    loss cross_entropy(z, y)
}
