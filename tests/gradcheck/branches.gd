// Only the branch that is taken has a derivative: the other one would be no number.
// RUN: %gradcheck %s
model branches {
    input x: f32[8]
    param p: [8] = 0
    let root[i]   = x[i] > 0 ? sqrt(x[i]) * p[i] : -p[i] / sqrt(-x[i])
    let inverse[i] = p[i] * 0 > 0 ? 1 / (p[i] - p[i]) : p[i]^2
    let nested[i] = p[i] > 0 ? x[i] > 0 ? p[i] * x[i] : p[i] : x[i] > 0 && p[i] < 0 ? 3 * p[i] : 5
    let inside[i] = i >= 2 ? p[i - 2] * x[i] : 0
    let either[i] = x[i] > 0 || !(p[i] > 0) ? exp(p[i]) : 1
    loss sum(i) (root[i] + inverse[i] + nested[i] * inside[i] + either[i])
}
