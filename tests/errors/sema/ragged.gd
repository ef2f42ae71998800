// What cannot have rows of different lengths.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim T <= 5

fn square(x: [n, n]) = x[0, 0]
fn largest(x: [n]) = max(i) x[i]

model ragged {
    input x: f64[T]
    param w: [6] = 1
    let d[t, u <= t] = x[t] * x[u]
    // CHECK: :[[#@LINE+1]]:5: error: 'd' is [T, t + 1], but a result has one size in each dimension
    output d
    // CHECK: :[[#@LINE+1]]:5: error: this is [T, t + 1], with rows of different lengths; say how it becomes a number
    loss d
    // CHECK: :[[#@LINE+1]]:12: error: + meets shapes that do not fit: [T, t + 1] and [T]
    loss d + x
    // CHECK: :[[#@LINE+1]]:22: error: subscript 2 of 'd' can leave the array: t + 1 may be t + 1 or more
    loss sum(t) d[t, t + 1]
    // CHECK: :[[#@LINE+1]]:17: error: 'x' of square has the dimension n = T, but this is [T, t + 1]
    loss square(d)
    // CHECK: :[[#@LINE+1]]:15: error: this is [T, t + 1]; the gradient of one element at a time can be taken
    loss grad(d, w)
    let e[i < 6, j <= i] = w[i] * w[j]
    // CHECK: :[[#@LINE+1]]:24: error: 'e' is [6, i + 1]; nothing is differentiated with respect to what has rows
    loss grad(e[1, 0], e)

    // CHECK: :[[#@LINE+2]]:10: error: for each 'i' this is of another length: [i + 1]
    // CHECK: note: reduce it to a number first, as in sum(i, j) x[i, j]
    loss sum(i) sin(e[i])

    // CHECK: :[[#@LINE+1]]:33: error: the range of 't' does not follow from a dimension of 'e' that depends on it; write it out, as in t < n
    let f[t] = sum(u <= t) e[u, t]

    // What can: rows of their own length, and sums over all of it.
    loss largest(d) + largest(d + 2 * d)
    loss mean(i, j) e[i, j]
    loss sum(i) grad(e[i, i], w)[i]
}
