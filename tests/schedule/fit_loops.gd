// Of the ways to stay within a given memory the one is taken that computes the least: here a value
// that is used next after the loop, or the rounds of the loop; where that is too little, both, and
// values within a round.
dim N <= 10

layer block(x: [d]) = x + tanh(dense(sin(dense(x, d)), d))

model m {
    input x: f32[N, 40]
    let a = dense(x, 300)
    let b = sin(sin(a)) * a
    let c = repeat 5 block(b)
    loss dense(sin(c), 300) * sin(a)
}

// RUN: %gradc --emit=opt --max-ram=371999 %s | FileCheck %s --check-prefix=VALUE
// VALUE: function grad
// VALUE: for r < 5 backward {
// VALUE-NOT: .again[
// VALUE: }
// VALUE: a.y.again[n, j] = a.b[j]
// VALUE-NEXT: a.y.again[n, j] += x[n, i] * a.w[i, j]
// VALUE: d.a.y[n, j] += {{.*}}cos(sin(a.y.again[n, j]))

// RUN: %gradc --emit=opt --max-ram=250000 %s | FileCheck %s --check-prefix=ROUNDS
// ROUNDS: for r < 5 backward {
// ROUNDS-NEXT: c.dense.y.again[r, n, j] = c.dense.b[r, j]
// ROUNDS-NOT: a.y.again[

// RUN: %gradc --emit=opt --max-ram=200000 %s | FileCheck %s --check-prefix=BOTH
// BOTH: for r < 5 backward {
// BOTH-NEXT: c.dense.y.again[r, n, j] = c.dense.b[r, j]
// BOTH: c.dense2.y.again[r, n, j] += c.dense2.x.again[r, n, i] * c.dense2.w[r, i, j]
// BOTH: c.dense2.x.again.again[r, n, j] = sin(c.dense.y.again[r, n, j])
// BOTH-NEXT: d.c.dense2.w[r, i, j] += d.c.dense2.y[r, n, j] * c.dense2.x.again.again[r, n, i]
// BOTH: }
// BOTH: a.y.again[n, j] = a.b[j]
