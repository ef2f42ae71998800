// Places that are computed under a condition, and read in the subscripts of what is written: they are
// there under the condition only.
// RUN: %gradcheck %s
fn near(b: [n], c: class(n)) {
    let k[i < 3] = (c + i) % n
    return sum(i) b[k[i]] * b[i]
}
model guarded_places {
    input x: f64[5, 3]
    input c: class(3)[5]
    param p: [3] = 0.4
    let q = tanh(p) * x
    let y[j] = x[j, 0] > 0 ? near(q[j], c[j]) : 0
    loss y
}
