// Starting values: functions whose result has the shape of the parameter that they are given to.
// uniform() is a random number in [0, 1), another one for each element.

// ---- Of any shape ----

// The same number everywhere.
fn zeros() = 0
fn ones() = 1
fn constant(value) = value

// Uniform from low to high.
fn uniform(low, high) = low + (high - low) * uniform()
// A number from the standard normal distribution (Box and Muller, 1958).
fn normal() = sqrt(-2 * log(1 - uniform())) * cos(2 * pi() * uniform())
// The same, but never further than 2 from 0; its variance is 0.774.
fn truncated_normal() = normal_quantile(uniform(normal_below(-2), normal_below(2)))
// 1 with probability p, else 0.
fn bernoulli(p) = uniform() < p ? 1 : 0

// ---- By the number of inputs ----

// Glorot and Bengio, 2010: the variance is 2 / (inputs + outputs). A filter of a convolution,
// [f, c, s] or [f, c, h, w], sees a window of c channels, and each of these is seen by f windows.
fn glorot(inputs, outputs) = sqrt(6 / (inputs + outputs)) * uniform(-1, 1)
fn glorot_uniform() -> [n, m]       = glorot(n, m)
fn glorot_uniform() -> [f, c, s]    = glorot(c * s, f * s)
fn glorot_uniform() -> [f, c, h, w] = glorot(c * h * w, f * h * w)
fn glorot_normal() -> [n, m]        = sqrt(2 / (n + m)) * normal()
fn glorot_normal() -> [f, c, s]     = sqrt(2 / (c * s + f * s)) * normal()
fn glorot_normal() -> [f, c, h, w]  = sqrt(2 / (c * h * w + f * h * w)) * normal()

// He et al., 2015: the variance is 2 / inputs.
fn he_uniform() -> [n, m]       = sqrt(6 / n) * uniform(-1, 1)
fn he_uniform() -> [f, c, s]    = sqrt(6 / (c * s)) * uniform(-1, 1)
fn he_uniform() -> [f, c, h, w] = sqrt(6 / (c * h * w)) * uniform(-1, 1)
fn he_normal() -> [n, m]        = sqrt(2 / n) * normal()
fn he_normal() -> [f, c, s]     = sqrt(2 / (c * s)) * normal()
fn he_normal() -> [f, c, h, w]  = sqrt(2 / (c * h * w)) * normal()

// LeCun et al., 1998: the variance is 1 / inputs.
fn lecun_uniform() -> [n, m]       = sqrt(3 / n) * uniform(-1, 1)
fn lecun_uniform() -> [f, c, s]    = sqrt(3 / (c * s)) * uniform(-1, 1)
fn lecun_uniform() -> [f, c, h, w] = sqrt(3 / (c * h * w)) * uniform(-1, 1)
fn lecun_normal() -> [n, m]        = sqrt(1 / n) * normal()
fn lecun_normal() -> [f, c, s]     = sqrt(1 / (c * s)) * normal()
fn lecun_normal() -> [f, c, h, w]  = sqrt(1 / (c * h * w)) * normal()

// ---- Orthogonal ----

// Saxe et al., 2014: rows of length 1 at right angles, or columns where these are fewer. A vector
// that such a matrix is applied to again and again, as in a recurrent layer, neither fades nor
// explodes.
fn orthogonal() -> [n, m] = n < m ? orthonormal(n, m) : transpose(orthonormal(m, n))
// The same for each of several gates, [n, gates, m].
fn orthogonal_gates() -> [n, gates, m] {
    let w[q < gates] = n < m ? orthonormal(n, m) : transpose(orthonormal(m, n))
    let y[i, q, j] = w[q, i, j]
    return y
}
// ---- Parts ----

// As many random vectors of length 1, each at right angles to the others, by the process of Gram
// and Schmidt; what is left of the others by rounding is taken out in a second turn.
fn orthonormal(count, length) {
    let z[i < count, j < length] = normal()
    let v: [count, length] = for i < count {
        let left = beside(beside(z[i], v, i), v, i)
        yield left / norm(left)
    }
    return v
}
// What is left of z without its parts along the first vectors.
fn beside(z: [d], v: [n, d], count) {
    let part[k < count] = dot(z, v[k])
    let left[j] = z[j] - (sum(k) part[k] * v[k, j])
    return left
}
