// Variables, outputs and metrics that are defined element by element.
// RUN: %gradcheck %s --dim N=3
dim N <= 4
model element_wise {
    input x: f32[N, 3]
    param k: f32 = 1.0
    var s[n, i < 3] = k * x[n, 2 - i]
    for t < 3 { s = sin(s) + x }
    metric m[n] = sum(i) s[n, i]
    output p[n, i] = s[n, i] * k
    loss (sum(n, i) s[n, i])
}
