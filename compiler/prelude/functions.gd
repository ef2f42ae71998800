// Mathematics: of numbers, lifted over whatever they are applied to, and of vectors and matrices.
// exp, log, log2, log10, expm1, log1p, pow, sqrt, cbrt, sin, cos, tan, asin, acos, atan, atan2, hypot,
// sinh, cosh, tanh, asinh, acosh, atanh, erf, erfc, abs, floor, and quotient of integers are built in.

// ---- Numbers ----

// The circumference of a circle of diameter 1.
fn pi() = 3.14159265358979323846

// -1, 0 or 1; and 1 above 0, else 0. Their derivative is 0.
fn sign(x) = x > 0 ? 1 : x < 0 ? -1 : 0
fn step(x) = x > 0 ? 1 : 0

// The larger and the smaller of two numbers; of equals the first, so the derivative goes to a.
fn max(a, b) = a >= b ? a : b
fn min(a, b) = a <= b ? a : b
// x, kept between both.
fn clamp(x, low, high) = x < low ? low : x > high ? high : x

// The next whole number from x on, the one towards 0, and the nearest; of two as near the one further
// from 0. Their derivative is 0.
fn ceil(x) = -floor(-x)
fn trunc(x) = x < 0 ? ceil(x) : floor(x)
fn round(x) {
    let below = floor(abs(x))
    let size = abs(x) - below < 0.5 ? below : below + 1
    return x < 0 ? -size : size
}
// As large as x, and with the sign of y, that of 0 being +.
fn copysign(x, y) = y < 0 ? -abs(x) : abs(x)

// ---- Vectors and matrices ----

// The inner product.
fn dot(a: [n], b: [n]) = sum(i) a[i] * b[i]
// The length of a vector. Its gradient at 0 is 0, as in PyTorch.
fn norm(x: [n]) {
    let square = dot(x, x)
    return square == 0 ? 0 : sqrt(square)
}

// a @ b: the product of matrices or vectors.
fn matmul(a: [n], b: [n]) = dot(a, b)
fn matmul(a: [m, n], b: [n]) {
    let y[i] = sum(k) a[i, k] * b[k]
    return y
}
fn matmul(a: [n], b: [n, p]) {
    let y[j] = sum(k) a[k] * b[k, j]
    return y
}
fn matmul(a: [m, n], b: [n, p]) {
    let y[i, j] = sum(k) a[i, k] * b[k, j]
    return y
}

// ---- Other shapes ----

// Columns become rows. What only chooses elements, as most of these do, moves nothing: the elements
// are read at other places.
fn transpose(x: [n, m]) {
    let y[j, i] = x[i, j]
    return y
}
// From the last element to the first.
fn flip(x: [n]) {
    let y[i < n] = x[n - 1 - i]
    return y
}
// So many elements, beginning with x[from].
fn slice(x: [n], from, count) = x[from:from + count]
// All elements as one vector: the last index runs fastest.
fn flatten(x: [a, b]) = reshape(x, [a * b])
fn flatten(x: [a, b, c]) = reshape(x, [a * b * c])
// Parts of equal length: [parts, n / parts].
fn split(x: [n], parts) = reshape(x, [parts, n / parts])

// One after the other: of vectors, and, lifted, of what has them as its last dimension.
fn concat(a: [n], b: [m]) {
    let y[i < n + m] = i < n ? a[i] : b[i - n]
    return y
}
fn concat(a: [n], b: [m], c: [k]) = concat(concat(a, b), c)
fn concat(a: [n], b: [m], c: [k], d: [l]) = concat(concat(a, b), concat(c, d))
// The rows of each, one after the other: [n + m, d].
fn concat_rows(a: [n, d], b: [m, d]) {
    let y[i < n + m] = i < n ? a[i] : b[i - n]
    return y
}
fn concat_rows(a: [n, d], b: [m, d], c: [k, d]) = concat_rows(concat_rows(a, b), c)
// The channels of images, one after the other: [c + d, h, w].
fn concat_channels(a: [c, h, w], b: [d, h, w]) {
    let y[i < c + d] = i < c ? a[i] : b[i - c]
    return y
}
fn concat_channels(a: [c, h, w], b: [d, h, w], e: [f, h, w]) = concat_channels(concat_channels(a, b), e)

// Zeros on both sides of each dimension: as many as said.
fn pad(x: [n], by) {
    let y[i < n + 2 * by] = i >= by && i < n + by ? x[i - by] : 0
    return y
}
fn pad(x: [n, m], rows, columns) = transpose(pad(transpose(pad(x, columns)), rows))
fn pad(x: [c, n, m], channels, rows, columns) {
    let y[q < c + 2 * channels, i < n + 2 * rows, j < m + 2 * columns] =
        q >= channels && q < c + channels && i >= rows && i < n + rows && j >= columns && j < m + columns
            ? x[q - channels, i - rows, j - columns] : 0
    return y
}
// Zeros before and after, of different numbers.
fn pad_sides(x: [n], before, after) {
    let y[i < before + n + after] = i >= before && i < before + n ? x[i - before] : 0
    return y
}
fn pad_sides(x: [n, m], top, bottom, left, right) =
    transpose(pad_sides(transpose(pad_sides(x, left, right)), top, bottom))
// The elements next to each end, mirrored, as many as said; at most n - 1.
fn pad_reflect(x: [n], by) {
    let y[i < n + 2 * by] = i < by ? x[by - i] : i < n + by ? x[i - by] : x[2 * n - 2 + by - i]
    return y
}
fn pad_reflect(x: [n, m], rows, columns) = transpose(pad_reflect(transpose(pad_reflect(x, columns)), rows))

// The sums of the first 1, 2, ... n elements.
fn cumsum(x: [n]) {
    var total = 0
    for i < n {
        total = total + x[i]
        yield total
    }
}

// 1 at the label, 0 elsewhere: [classes].
fn one_hot(label: int, classes) {
    let y[i < classes] = i == label ? 1 : 0
    return y
}
