// Indices and variables called like what the program of gradc check calls its own.
// RUN: env CC=%cc %gradc check %s | FileCheck %s
// CHECK: names.gd{{.*}}: all is right
model names {
    input x: f32[4]
    param w: [4] = normal()
    let dual = x * w
    let proof[dual_add] = dual[dual_add] * dual_add
    loss sum(dual_multiply) (x[dual_multiply] > 0.5 ? x[dual_multiply] * w[dual_multiply] : w[dual_multiply])
    loss sum(proof_row) proof[proof_row] * exp(w[proof_row])
    output y[dual_multiply] = w[argmax(j) x[j]] * x[dual_multiply] * dual_multiply
}
