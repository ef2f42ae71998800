// Of a choice that is decided by what the call gives, only one branch is there: the other one makes no
// parameters, and its shape does not matter. Names that only it uses are used.
// RUN: %gradc -Werror %s --emit=ir | FileCheck %s --implicit-check-not=b.wide
dim N <= 4

layer block(x: [n, c], units) {
    let scale = 2
    let y = tanh(dense(x, units))
    let short = units == c ? x : scale * dense(x, units)
    return y + short
}

model decided {
    input x: f32[N, 3]
    // CHECK: parameter a.short.w: f32[3, 5]
    let a = block(x, 5)
    // CHECK:     parameter b.y.w: f32[5, 5]
    // CHECK-NOT: parameter b.short
    let b = block(a, 5)
    // CHECK: loss loss
    loss b^2
}
