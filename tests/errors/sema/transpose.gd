// Orders that are none, or of more dimensions than there are.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

model orders {
    input x: f32[N, 3]
    let t[i < 4, j <= i] = x[0, 0] * (i + j)
    // CHECK: :[[#@LINE+1]]:30: error: an order of dimensions has each number from 0 to 1 once
    let a = transpose(x, [1, 2])
    // CHECK: :[[#@LINE+1]]:30: error: an order of dimensions has each number from 0 to 1 once
    let b = transpose(x, [0, 0])
    // CHECK: :[[#@LINE+1]]:26: error: an order of 3 dimensions is given, but this is [N, 3]
    let c = transpose(x, [0, 2, 1])
    // CHECK: :[[#@LINE+1]]:27: error: an order of dimensions has each number from 0 to 0 once
    let d = transpose(x, [N])
    // CHECK: :[[#@LINE+1]]:23: error: [4, i + 1] has rows of several lengths; its dimensions have one order
    let e = transpose(t, [1, 0])
    loss x
}
