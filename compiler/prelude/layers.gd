// Layers: functions that own parameters; and functions of images and sequences that own none.

// An affine map: x times w, plus b.
layer dense(x: [n], units) {
    param w: [n, units] = glorot_uniform()
    param b: [units] = 0
    let y[j] = b[j] + sum(i) x[i] * w[i, j]
    return y
}

// ---- Images: [channels, height, width], and signals: [channels, length] ----

// A filter, of as many channels as it sees, is moved over x by `stride`; `padding` zeros stand
// around x, and elements that it sees are `dilation` apart. Each group of channels is seen by its
// own share of the filters only; groups: c is depthwise.
layer conv1d(x: [c, n], filters, size, stride = 1, padding = 0, dilation = 1, groups = 1) {
    param k: [filters, c / groups, size] = he_normal()
    param b: [filters] = 0
    let p = reshape(pad(x, 0, padding), [groups, c / groups, n + 2 * padding])
    let y[f, i < (n + 2 * padding - dilation * (size - 1) - 1) / stride + 1] =
        b[f] + sum(q, u) p[f / (filters / groups), q, stride * i + dilation * u] * k[f, q, u]
    return y
}
layer conv2d(x: [c, h, w], filters, size, stride = 1, padding = 0, dilation = 1, groups = 1) {
    param k: [filters, c / groups, size, size] = he_normal()
    param b: [filters] = 0
    let p = reshape(pad(x, 0, padding, padding), [groups, c / groups, h + 2 * padding, w + 2 * padding])
    let y[f, i < (h + 2 * padding - dilation * (size - 1) - 1) / stride + 1,
          j < (w + 2 * padding - dilation * (size - 1) - 1) / stride + 1] =
        b[f] + sum(q, u, v) p[f / (filters / groups), q, stride * i + dilation * u, stride * j + dilation * v]
                            * k[f, q, u, v]
    return y
}

// Every element of x adds a window to the result: the reverse of conv2d.
layer conv_transpose2d(x: [c, h, w], filters, size, stride = 1, padding = 0) {
    param k: [c, filters, size, size] = he_normal()
    param b: [filters] = 0
    var y: [filters, stride * (h - 1) + size, stride * (w - 1) + size] = 0
    y[f, stride * i + u, stride * j + v] += sum(q) x[q, i, j] * k[q, f, u, v]
    let inner[f, i < stride * (h - 1) + size - 2 * padding, j < stride * (w - 1) + size - 2 * padding] =
        b[f] + y[f, i + padding, j + padding]
    return inner
}

// The largest element, or the mean, of each window; the stride is its size where it is not given.
fn max_pool(x: [c, h, w], size, stride) {
    let y[q, i < (h - size) / stride + 1, j < (w - size) / stride + 1] =
        max(u < size, v < size) x[q, stride * i + u, stride * j + v]
    return y
}
fn max_pool(x: [c, h, w], size) = max_pool(x, size, size)
fn avg_pool(x: [c, h, w], size, stride) {
    let y[q, i < (h - size) / stride + 1, j < (w - size) / stride + 1] =
        mean(u < size, v < size) x[q, stride * i + u, stride * j + v]
    return y
}
fn avg_pool(x: [c, h, w], size) = avg_pool(x, size, size)
fn max_pool1d(x: [c, n], size, stride) {
    let y[q, i < (n - size) / stride + 1] = max(u < size) x[q, stride * i + u]
    return y
}
fn max_pool1d(x: [c, n], size) = max_pool1d(x, size, size)
fn avg_pool1d(x: [c, n], size, stride) {
    let y[q, i < (n - size) / stride + 1] = mean(u < size) x[q, stride * i + u]
    return y
}
fn avg_pool1d(x: [c, n], size) = avg_pool1d(x, size, size)
// Of each channel as a whole: [c].
fn global_max_pool(x: [c, h, w]) {
    let y[q] = max(i, j) x[q, i, j]
    return y
}
fn global_avg_pool(x: [c, h, w]) {
    let y[q] = mean(i, j) x[q, i, j]
    return y
}

// ---- Normalisation ----

// Mean 0 and variance 1, but for eps, which keeps the root away from 0.
fn normalise(x: [n], eps) {
    let centred = x - (mean(i) x[i])
    return centred / sqrt((mean(i) centred[i]^2) + eps)
}
// Ba et al., 2016: features with mean 0 and variance 1, scaled and moved.
layer layer_norm(x: [n], eps = 1e-5) {
    param gain: [n] = 1
    param bias: [n] = 0
    return gain * normalise(x, eps) + bias
}
// Zhang and Sennrich, 2019: features with mean square 1, scaled.
layer rms_norm(x: [n], eps = 1e-5) {
    param gain: [n] = 1
    return gain * x / sqrt((mean(i) x[i]^2) + eps)
}
// Ioffe and Szegedy, 2015: each channel has mean 0 and variance 1 over the whole batch. What is seen
// while training is remembered, older batches ever less, and used afterwards.
layer batch_norm(x: [n, c], decay = 0.9, eps = 1e-5) {
    param gain: [c] = 1
    param bias: [c] = 0
    state centre: [c] = 0
    state spread: [c] = 1
    let m[q] = mean(i) x[i, q]
    let v[q] = mean(i) (x[i, q] - m[q])^2
    let scale[q] = gain[q] / sqrt((training ? v[q] : spread[q]) + eps)
    let y[i, q] = scale[q] * (x[i, q] - (training ? m[q] : centre[q])) + bias[q]
    centre = decay * centre + (1 - decay) * m
    spread = decay * spread + (1 - decay) * v * n / max(n - 1, 1)
    return y
}
layer batch_norm(x: [n, c, l], decay = 0.9, eps = 1e-5) {
    param gain: [c] = 1
    param bias: [c] = 0
    state centre: [c] = 0
    state spread: [c] = 1
    let m[q] = mean(i, t) x[i, q, t]
    let v[q] = mean(i, t) (x[i, q, t] - m[q])^2
    let scale[q] = gain[q] / sqrt((training ? v[q] : spread[q]) + eps)
    let y[i, q, t] = scale[q] * (x[i, q, t] - (training ? m[q] : centre[q])) + bias[q]
    centre = decay * centre + (1 - decay) * m
    spread = decay * spread + (1 - decay) * v * n * l / max(n * l - 1, 1)
    return y
}
layer batch_norm(x: [n, c, h, w], decay = 0.9, eps = 1e-5) {
    param gain: [c] = 1
    param bias: [c] = 0
    state centre: [c] = 0
    state spread: [c] = 1
    let m[q] = mean(i, s, t) x[i, q, s, t]
    let v[q] = mean(i, s, t) (x[i, q, s, t] - m[q])^2
    let scale[q] = gain[q] / sqrt((training ? v[q] : spread[q]) + eps)
    let y[i, q, s, t] = scale[q] * (x[i, q, s, t] - (training ? m[q] : centre[q])) + bias[q]
    centre = decay * centre + (1 - decay) * m
    spread = decay * spread + (1 - decay) * v * n * h * w / max(n * h * w - 1, 1)
    return y
}
// Wu and He, 2018: channels, normalised in groups.
layer group_norm(x: [c, h, w], groups, eps = 1e-5) {
    param gain: [c] = 1
    param bias: [c] = 0
    let z = reshape(normalise(reshape(x, [groups, c / groups * h * w]), eps), [c, h, w])
    let y[q, i, j] = gain[q] * z[q, i, j] + bias[q]
    return y
}

// ---- Regularisation ----

// Srivastava et al., 2014: an element is dropped at the given rate, and the others make up for it.
fn dropout(x, rate = 0.5) = training ? (uniform() < rate ? 0 : x / (1 - rate)) : x

// ---- Sequences: [time, features] ----

// A row of a table for each token.
layer embedding(token: int, vocabulary, width) {
    param table: [vocabulary, width] = 0.02 * normal()
    let e[d] = table[token, d]
    return e
}
// A row for each place, to be added to what stands there.
layer position(length, width) {
    param table: [length, width] = 0.02 * normal()
    return table
}
// Su et al., 2021: pairs of features are turned, by an angle that grows with the place.
fn rotary(x: [T, d], base = 10000) {
    let pairs = reshape(x, [T, d / 2, 2])
    let angle[t < T, i < d / 2] = t * base^(-2 * i / d)
    let turned[t, i, q] = cos(angle[t, i]) * pairs[t, i, q]
                        + (q == 0 ? -sin(angle[t, i]) * pairs[t, i, 1] : sin(angle[t, i]) * pairs[t, i, 0])
    return reshape(turned, [T, d])
}

// Elman, 1990: each state is made of the input and of the state before it. The value is all states:
// [T, units].
layer rnn(x: [T, n], units) {
    param wx: [n, units] = glorot_uniform()
    param wh: [units, units] = orthogonal()
    param b: [units] = 0
    var h: [units] = 0
    for t < T {
        h = tanh(b + x[t] @ wx + h @ wh)
        yield h
    }
}
// Hochreiter and Schmidhuber, 1997, with the gates of Gers et al., 2000; gates: input, forget,
// cell, output.
layer lstm(x: [T, n], units) {
    param wx: [n, 4, units] = glorot(n, 4 * units)
    param wh: [units, 4, units] = orthogonal_gates()
    param b: [4, units] = 0
    var h: [units] = 0
    var c: [units] = 0
    for t < T {
        let g[q, j] = b[q, j] + (sum(i) x[t, i] * wx[i, q, j]) + (sum(i) h[i] * wh[i, q, j])
        c = sigmoid(g[1]) * c + sigmoid(g[0]) * tanh(g[2])
        h = sigmoid(g[3]) * tanh(c)
        yield h
    }
}
// Cho et al., 2014, with the reset gate after the product; gates: reset, update, new.
layer gru(x: [T, n], units) {
    param wx: [n, 3, units] = glorot(n, 3 * units)
    param wh: [units, 3, units] = orthogonal_gates()
    param bx: [3, units] = 0
    param bh: [3, units] = 0
    var h: [units] = 0
    for t < T {
        let gx[q, j] = bx[q, j] + sum(i) x[t, i] * wx[i, q, j]
        let gh[q, j] = bh[q, j] + sum(i) h[i] * wh[i, q, j]
        let reset = sigmoid(gx[0] + gh[0]), update = sigmoid(gx[1] + gh[1])
        h = (1 - update) * tanh(gx[2] + reset * gh[2]) + update * h
        yield h
    }
}

// Vaswani et al., 2017. Each place looks at itself and at those before it. The parameters are those
// of four dense layers: q, k, v and dense.
layer attention(x: [T, d], heads) {
    let q = dense(x, d), k = dense(x, d), v = dense(x, d)
    let Q = reshape(q, [T, heads, d / heads]), K = reshape(k, [T, heads, d / heads]), V = reshape(v, [T, heads, d / heads])
    let s[h, t, u <= t] = (sum(e) Q[t, h, e] * K[u, h, e]) / sqrt(d / heads)
    let a[h, t, u] = softmax(s[h, t])[u]
    let o[t, h, e] = sum(u) a[h, t, u] * V[u, h, e]
    return dense(reshape(o, [T, d]), d)
}
// Each place looks at all of another sequence; or at all of its own, with memory: x. The parameters
// are as those of attention.
layer cross_attention(x: [T, d], memory: [S, m], heads) {
    let q = dense(x, d), k = dense(memory, d), v = dense(memory, d)
    let Q = reshape(q, [T, heads, d / heads]), K = reshape(k, [S, heads, d / heads]), V = reshape(v, [S, heads, d / heads])
    let s[h, t, u] = (sum(e) Q[t, h, e] * K[u, h, e]) / sqrt(d / heads)
    let a[h, t, u] = softmax(s[h, t])[u]
    let o[t, h, e] = sum(u) a[h, t, u] * V[u, h, e]
    return dense(reshape(o, [T, d]), d)
}
// A block of a GPT: attention and a network for each place, each added to what comes in. The
// parameters are those of r, a layer_norm, and r2, the attention, then of layer_norm, dense and
// dense2.
layer transformer(x: [T, d], heads, hidden) {
    let r = x + attention(layer_norm(x), heads)
    return r + dense(gelu(dense(layer_norm(r), hidden)), d)
}
