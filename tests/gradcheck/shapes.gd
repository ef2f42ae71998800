// Other shapes: reshaped, joined, padded, cut; with rows that are chosen at the call.
// RUN: %gradcheck %s --dim N=2
// RUN: %gradcheck %s --dim N=1
dim N <= 3
model shapes {
    input x: f64[N, 12]
    param w: [12] = 1
    param u: [2, 3] = 1
    let v[n] = tanh(x[n] * w)
    let a = reshape(v, [3, 4]), b = reshape(a, [2, 6]), c = reshape(v, [N, 2, 2, 3])
    loss sum(n, i, j) a[n, i, j] * (i + 2 * j)
    loss sum(n, i, j) b[n, i, j] * c[n, i, 1, 2] * j
    loss split(v, 4)[0, 1, 2] + flatten(a[0])[7] * flatten(c[0])[3]
    let p = concat(u, [1, 2], u @ [1, 2, 3]), q = concat_rows(u, u * u)
    loss sum(i, j) p[i, j] * (j + i) + q[3, 1]
    loss pad(u, 1, 2) * 0.5 + 1
    loss pad(a, 0, 2, 1)^2
    loss pad_reflect(u, 1, 2)[2, 3] * pad_reflect(u[1], 2)[6]
    loss cumsum(w)[3] * cumsum(flip(u))[1, 1] + cumsum(transpose(u))[2, 1] * slice(w, 3, 4)[1]
}
