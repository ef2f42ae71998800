// Where an array chooses, each branch is computed for the elements that it is chosen for, and no
// others: no logarithm of what is not positive, and no derivative of it.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --dim N=1 --seed 7
// RUN: %gradc --emit=ir %s | FileCheck %s
dim N <= 5

fn xlogx(x) {
    let l = log(x)
    return x * l
}
fn positive_logs(x: [n]) {
    let l = log(x), m[i] = l[i] * l[n - 1 - i]
    return l + m
}
// A choice within a function that is lifted, and loops within a branch.
fn scanned(x: [n], c: [n]) {
    let y = c > 0 ? for i < n { var s = x[i]  for k < 2 { s = s + log(x[i])^2 } yield s } : x
    return y
}
fn inner(a: [n], c: [n]) = sum(i) (c > 0.5 ? xlogx(c) * (a > 0 ? xlogx(a) : c) : xlogx(1 - c))[i]

model choices {
    input x: f64[N, 4]
    input c: f64[4]
    input label: class(4)[N]
    param w: [4] = 1
    param v: [2] = 1
    let z = x * w
    // CHECK: for n < N, j < 4: if z[n, j] > 0.0: own.l[n, j] = log(z[n, j])
    let own = z > 0 ? xlogx(z) : 0
    // Rows that are chosen by a condition on the rows.
    let first[n] = z[n, 0]
    // CHECK: for n < N, i < 4: if z[n, 0] > 0.0: masked.z[n, i] = log
    let masked = first > 0 ? logsumexp(log(rows(first, w))) : 0
    // One value for all elements: if any of them wants it.
    // CHECK: whole.chosen.sum[] += v[i]{{.*}} > 1000.0 ? 1 : 0
    let whole = v > 1000 ? logsumexp(log(c - 10)) : v
    let reversed = z + 2 > 2.5 ? positive_logs(abs(z)) : z
    let partial = c > -2 ? xlogx(c + 2) : 0
    let rounds = scanned(abs(z) + 1, z)
    let never = c > 2 ? scanned(z, c) : z
    let both = inner(z, abs(c))
    loss own
    loss masked
    loss whole
    loss reversed
    loss partial * w
    loss rounds
    loss never
    loss both
    loss label > 0 ? cross_entropy(z, label) : 0
    loss z > 0 && xlogx(z) > -0.3 ? z^2 : z
}
fn rows(a, w: [k]) = a * (abs(w) + 0.1)
