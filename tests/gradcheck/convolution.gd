// Windows: sums of two indices in a subscript, strides, a border of zeros, and a maximum in each.
// RUN: %gradcheck %s --dim N=2
dim N <= 4

layer convolution(x: [c, h, w], filters, size, stride) {
    param k: [filters, c, size, size] = 0
    param b: [filters] = 0
    let p[q, i < h + 2, j < w + 2] =
        i >= 1 && i <= h && j >= 1 && j <= w ? x[q, i - 1, j - 1] : 0
    let y[f, i < (h + 2 - size) / stride + 1, j < (w + 2 - size) / stride + 1] =
        b[f] + sum(q, u, v) p[q, stride * i + u, stride * j + v] * k[f, q, u, v]
    return y
}

fn pool(x: [c, h, w], size) {
    let y[q, i < h / size, j < w / size] = max(u < size, v < size) x[q, size * i + u, size * j + v]
    return y
}

model convolution_net {
    input x: f32[N, 2, 9, 8]
    input label: class(3)[N]
    let a = pool(relu(convolution(x, 3, 3, 1)), 2)
    let b = tanh(convolution(a, 4, 2, 2))
    let z[n, j < 3] = sum(f, u, v) b[n, f, u, v] * (j + 1)
    loss cross_entropy(z, label)
    optimizer adam(beta1: 0.5)
}
