// Layers: functions that own parameters.

// An affine map: x times w, plus b.
layer dense(x: [n], units) {
    param w: [n, units] = glorot_uniform()
    param b: [units] = 0
    let y[j] = b[j] + sum(i) x[i] * w[i, j]
    return y
}
