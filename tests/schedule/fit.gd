// Within a given memory values are computed again, the cheapest for their size first, and no more of
// them than it takes. What is small is kept for it.
dim N <= 100
model m {
    input x: f32[N, 40]
    let a = softmax(dense(x, 40))
    let b = dense(a, 40)
    loss sin(dense(sin(b), 40) + b)^2
}

// RUN: %gradc --report %s | FileCheck %s --check-prefix=ALL
// ALL: m_grad: 112,400 bytes in use at the peak

// A sine alone.
// RUN: %gradc --emit=opt --max-ram=112399 %s | FileCheck %s --check-prefix=ONE
// ONE-NOT: .again:
// ONE: local dense.x.again: f32[N, 40]
// ONE-NOT: .again:
// ONE: for n < N, j < 40: dense.x.again[n, j] = sin(b.y[n, j])
// ONE-NEXT: d.dense.w[i, j] += d.dense.y[n, j] * dense.x.again[n, i]

// The input of the softmax, and what is made of it; but not its maximum. It is made once for all who
// read it, and where it was needed before, it is no more alive: it shares its place with others.
// RUN: %gradc --emit=opt --max-ram=70000 %s | FileCheck %s --check-prefix=MORE
// MORE: local dense.x.again
// MORE-NOT: max.again
// MORE: d.dense.w[i, j] +=
// MORE: a.y.again[n, j] = a.b[j]
// MORE-NEXT: a.y.again[n, j] += x[n, i] * a.w[i, j]
// MORE-NEXT: a.below.again[n, j] = a.y.again[n, j] - a.below.max[n]
// MORE-NOT: a.y.again
// MORE: d.b.w[i, j] += d.b.y[n, j] * a.again[n, i]
// MORE-NOT: {{[^.]}}a.below[
// MORE: d.a.below[n, i] += d.a.sum[n] * exp(a.below.again[n, i])

// What it says to need at least is enough.
// RUN: ! %gradc --max-ram=1 %s 2>&1 | FileCheck %s --check-prefix=LEAST
// LEAST: this needs 64800 bytes of work memory, the most in 'm_grad'
// RUN: %gradc --max-ram=64800 --report %s | FileCheck %s --check-prefix=FITS
// FITS: m_grad {{.*}} 64,800{{$}}
// RUN: ! %gradc --max-ram=64799 %s 2>&1 | FileCheck %s --check-prefix=LEAST
