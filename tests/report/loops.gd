// Loops whose ranges depend on each other count exactly: each sum below adds and stores once a
// round. A loop is counted once for each of its rounds.
// RUN: %gradc --report %s | FileCheck %s

// j <= i: 1 + 2 + ... + 1000 = 500,500 rounds.
export fn triangle(x: f64[1000]) = sum(i < 1000, j <= i) x[j]
// CHECK: triangle 500,500 0 4,004,000 0 8,000 0 0

// i, j <= i, k <= j: 1000 * 1001 * 1002 / 6 rounds.
export fn pyramid(x: f64[1000]) = sum(i < 1000, j <= i, k <= j) x[k]
// CHECK: pyramid 167,167,000 0

// j < i - 1 is empty for i = 0 as for i = 1, not -1 rounds: 1 + 2 + 3 for i up to 4.
export fn below(x: f64[5]) = sum(i < 5, j < i - 1) x[j]
// CHECK: below 6 0

// j < i / 2 + 1: 1 + 1 + 2 + 2 + 3.
export fn steps(x: f64[5]) = sum(i < 5, j < i / 2 + 1) x[j]
// CHECK: steps 9 0

// 9 rounds of a product and an addition, and one tanh each.
export fn rounds(x: f64, w: f64) {
    var h = x
    for i < 9 {
        h = tanh(h * w + x)
    }
    return h
}
// CHECK: rounds 18 9
