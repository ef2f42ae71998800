// Subscripts that are shown to stay inside: by several conditions, under a division, by a multiple
// of what a condition says, in each branch of a choice, by what was computed before, and for each
// value of an index in a product.
// RUN: %gradc %s -o %t.c
dim N <= 8
dim L = 4
model proofs {
    input x: f32[6]
    input z: f32[11]
    input k: int
    input label: class(5)[L]
    input s: f32[N, 4]
    output halves[i < 11] = i >= 1 && i < 11 ? x[(i - 1) / 2] : 0
    output twice = k >= 0 && k < 6 ? z[2 * k] : 0
    let odd[i < 2 * L] = i % 2 == 1 ? label[i / 2] : 0
    output of_odd[i < 6, j < 2 * L] = x[i] * z[odd[j]]
    output shifted[n < N, i < 4] = s[n, i < 2 ? i + 2 : i - 2]
    output apart[i < 3, u < 4] = k + i >= 2 && k + i < 8 ? z[k + i - 2 + u] : 0
}

// In whatever order the indices come: the range of one depends on the other.
export fn ordered(z: f64[4]) {
    let w[i, u <= i] = z[u] * z[i]
    return w[3, 2]
}

// A symmetric matrix of which one triangle is kept, column by column and row by row.
export fn packed(x: f64[10]) {
    let columns[i < 4, j <= i] = x[j * (7 - j) / 2 + i]
    let rows[i < 4, j <= i] = x[i * (i + 1) / 2 + j]
    return sum(i < 4, j <= i) columns[i, j] * rows[i, j]
}
