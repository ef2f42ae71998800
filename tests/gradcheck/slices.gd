// Slices: parts of dimensions, mixed with subscripts, of slices, of triangles, in loops and under
// conditions.
// RUN: %gradcheck %s --dim N=3
// RUN: %gradcheck %s --dim N=2
dim N <= 3

model slices {
    input x: f32[N, 8, 4]
    input k: class(5)[N]
    param w: [8, 4] = normal()
    param v: [6] = normal()
    let left = x[:, :4] * w[:4]                          // [N, 4, 4]
    let corner = x[0, 5:, 1:3] * w[5:, 1:3]              // [3, 2]
    let differences = w[1:] - w[:7]                      // [7, 4]
    let within = x[:, 2:][:, 1:3, 3]                     // [N, 2]
    let pairs[i < 4] = w[2 * i:2 * i + 2, 0]             // [4, 2]
    let chosen[n] = v[k[n]:k[n] + 2]                     // [N, 2]
    let before[t < 6] = t > 0 ? sum(i) v[:t][i]^2 : 0        // as far as before t
    let later = v[N:] * w[N:6, 0]                        // [6 - N]
    let s[t < 6, u <= t] = v[t] * v[u]
    let rows = s[2:4]                                    // two rows of a triangle, of 3 and 4
    let total[i] = sum(j) rows[i, j] * (i + 1)
    loss left
    loss corner
    loss differences^2
    loss within[:, 0] * v[0]
    loss pairs^2
    loss chosen^3
    loss before * v
    loss sum(i) later[i]
    loss total^2
    loss sum(i) (for t < 5 { yield sum(j) v[t:t + 2][j] * w[t, :2][j] })[i]
}
