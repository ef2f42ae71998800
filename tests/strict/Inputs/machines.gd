// Every function, and a training that uses most of the language: see ../machines.test.
dim N <= 6, T <= 7

export fn every(x: f64, y: f64) = [
    exp(x), log(x), log2(x), log10(x), expm1(x), log1p(x), pow(x, y), sqrt(x), cbrt(x), hypot(x, y),
    sin(x), cos(x), tan(x), erfc(x),
    asin(x), acos(x), atan(x), atan2(x, y), sinh(x), cosh(x), tanh(x), asinh(x), acosh(x), atanh(x),
    erf(x), abs(x), floor(x), x * y - x / y]
export fn every_single(x: f32, y: f32) = [
    exp(x), log(x), log2(x), log10(x), expm1(x), log1p(x), pow(x, y), sqrt(x), cbrt(x), hypot(x, y),
    sin(x), cos(x), tan(x), erfc(x),
    asin(x), acos(x), atan(x), atan2(x, y), sinh(x), cosh(x), tanh(x), asinh(x), acosh(x), atanh(x),
    erf(x), abs(x), floor(x), x * y - x / y]

model machines {
    input tokens: class(9)[N, T]
    input pixels: f32[N, 2, 6, 5]
    input label: class(4)[N]
    let x = embedding(tokens, 9, 6)
    let a = lstm(x, 5), b = gru(x, 4)
    let z = transformer(layer_norm(dense(concat(a, b), 6)), heads: 2, hidden: 7)
    let c = dropout(gelu(conv2d(pixels, 3, 3, padding: 1)), 0.2)
    let d = softplus(batch_norm(dense(reshape(max_pool(c, 2), [N, 18]), 6)))
    let h[n, k] = d[n, k] + mean(t) z[n, t, k]
    output p = softmax(dense(tanh(h), 4))
    loss cross_entropy(log(p), label)
    optimizer adamw(lr: 0.02)
}
