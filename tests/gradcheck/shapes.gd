// Other shapes: reshaped, joined, padded, cut; with rows that are chosen at the call.
// RUN: %gradcheck %s --dim N=2
// RUN: %gradcheck %s --dim N=1
dim N <= 3
model shapes {
    input x: f64[N, 12]
    param w: [12] = 1
    param u: [2, 3] = 1
    param wide: [9, 10] = 1
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
    let t = transpose(c, [2, 0, 1])
    loss sum(n, i, j, k) t[n, i, j, k] * (i + 2 * j + 3 * k)
    loss transpose(a, [2, 1, 0])[3, 2, 0]^2 + transpose(transpose(u, [1, 0]), [1, 0]) * u
    let r = concat_channels(c, 2 * c, reshape(w, [2, 2, 3])), s = concat_rows(a, a, b[:, :, 2:])
    loss sum(n, i, j, k) r[n, i, j, k] * (i + j * k)
    loss sum(n, i, j) s[n, i, j] * (i + j)^2
    loss pad_sides(w, 2, 0)[4] * pad_sides(u, 2, 1)[1, 4]
    loss pad_sides(wide, 1, 0, 2, 1)[2, 3] * pad_sides(wide, 0, 3, 0, 1)^2
    loss cumsum(w)[3] * cumsum(flip(u))[1, 1] + cumsum(transpose(u))[2, 1] * slice(w, 3, 4)[1]
}
