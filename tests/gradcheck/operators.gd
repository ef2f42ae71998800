// Every operator, where it can be differentiated, and powers at their special places.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --seed 7
model operators {
    input x: f32[4]
    param p: [4] = 0
    let a[i] = exp(p[i]) * sin(x[i]) - cos(p[i]) / (2 + p[i]^2)
    let b[i] = log(2 + p[i]) + sqrt(1 + abs(p[i])) + tanh(x[i] * p[i])
    let c[i] = (1 + p[i]^2)^x[i] + (2 + x[i])^p[i] + p[i]^3 + p[i]^0 + (1 + p[i]^2)^0.5
    let d[i] = floor(3 * p[i]) * p[i] + (-p[i]) / (3 - p[i]) - 1 / (p[i] - 2)
    let zero[i] = 0 * x[i]
    let e[i] = zero[i]^(2 + p[i]) + p[i] * zero[i]^2
    loss sum(i) (a[i] + b[i] * c[i] - d[i] + e[i])
}
