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

// Ranges of products and remainders: 1 + 3 + 5 + 7 + 9, 1 + 2 + 3 + 1 + 2 and 1 + 2 + 5 + 10 + 17 rounds, the last
// with a product in each.
export fn odd(x: f64[9]) = sum(i < 5, j < 2 * i + 1) x[j]
// CHECK: odd 25 0
export fn wrapped(x: f64[3]) = sum(i < 5, j < i % 3 + 1) x[j]
// CHECK: wrapped 9 0
export fn squares(x: f64) = sum(i < 5, j < i * i + 1) x * j
// CHECK: squares 70 0

// Of many rounds that are no polynomial some are looked at: 8,193,137,832,006 in truth.
export fn wide(x: f64[4048000]) = sum(i < 4048000, j < i - 3) x[j]
// CHECK: wide 8,193,{{[0-9,]+}} 0
