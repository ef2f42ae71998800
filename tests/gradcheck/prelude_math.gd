// Functions of numbers on both sides of their kinks and on them, where the first of equals counts;
// products of vectors and matrices.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 2
dim N <= 4

model prelude_math {
    input x: f32[N, 3]
    input label: class(4)[N]
    param p: [3] = 0
    param q: [3] = 0
    param a: [2, 3] = 0
    param b: [3, 4] = 0
    let equal[i] = p[i] - stop(p[i]) + stop(q[i])
    output sides = 1.0 * sign(p) + 2 * step(q)
    output larger = max(p, q) * max(equal, q)
    output smaller = min(p, q) * min(equal, q)
    output clamped = clamp(16 * p, -1, 2) * clamp(p - stop(p) + 1, 1, 3)
    output inner = dot(x, p) * norm(q) + pi()
    output vectors = matmul(x, b) * one_hot(label, 4)
    output matrices = matmul(a, b)
    output columns = matmul(a, p)
    let whole = ceil(3 * p) + 2 * trunc(3 * p) + 4 * round(3 * p)
    loss whole * p + copysign(p, q) + copysign(p, 1) * copysign(q, -0.0)
    loss (sides + 1) * larger + smaller + clamped * p
    loss inner^2
    loss vectors^2
    loss matrices^2
    loss columns^2
    loss normal_quantile(normal_below(p)) * q + normal_quantile(0.02 + 0.01 * sigmoid(p))
}
