// Arguments that are classes, and conditions.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

fn pick(x: [k], c: class(k)) = x[c]
fn either(x, y, left: bool) = left ? x : y

model classes {
    input x: f32[N, 4]
    input few: class(3)[N]
    input many: class(5)[N]
    input count: int[N]
    let positive[n] = x[n, 0] > 0
    loss pick(x, few) + pick(x, 3) + either(x[0, 0], 1, positive) + either(0, 1, count == 3)
    // CHECK: :[[#@LINE+1]]:18: error: 'c' is of class(4), but many[n] may be 4 or more
    loss pick(x, many)
    // CHECK: :[[#@LINE+1]]:18: error: 'c' is of class(4), but count[n] may be less than 0
    loss pick(x, count)
    // CHECK: :[[#@LINE+1]]:18: error: 'c' is of class(4), but 4 may be 4 or more
    loss pick(x, 4)
    // CHECK: :[[#@LINE+1]]:18: error: pick expects integers for 'c'
    loss pick(x, x[0, 0])
    // CHECK: :[[#@LINE+1]]:23: error: either expects a condition for 'left', but this is a real number
    loss either(x, x, x[0, 1])
}
