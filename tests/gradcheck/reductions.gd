// Every reduction, over one index and several, and one inside of another.
// RUN: %gradcheck %s
dim N <= 8

model reductions {
    input x: f32[N, 4, 3]
    param p: [4, 3] = 0
    let a[n] = max(i, j) x[n, i, j] * p[i, j]
    let b[n] = min(i) sum(j) x[n, i, j] * p[i, j]^2
    let c[n] = mean(i, j) (x[n, i, j] - p[i, j])^2
    let d[n] = p[argmax(i) x[n, i, 0], argmin(j) x[n, 1, j]]
    let e = max(i) p[i, 2] + min(i < 3) p[i + 1, 0] * max(j) p[i, j]
    let f = sum(i, j < i) p[i, j] * p[j, 0]
    let g = sum(i) max(j) p[i, j]
    let z[n] = a[n] + b[n] * c[n] + d[n]^2 + e * g + f
    loss z
}
