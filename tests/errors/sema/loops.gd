// What is wrong with loops and variables.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8, T <= 5

layer grow(x: [n]) = dense(x, n + 1)
layer keep(x: [n]) = dense(x, n)
fn tripled(x) {
    var s = 0
    for t < 3 { s = s + x }
    return s
}
fn ruled(x) = tripled(x) deriv x = 3

model loops {
    input x: f32[N, T, 4]
    input k: int[N]
    let fixed = x[0, 0]
    // CHECK: :[[#@LINE+2]]:5: error: 'fixed' cannot be assigned; declare it with var, not with let
    // CHECK: :[[#@LINE-2]]:9: note: it was defined here
    fixed = 2 * fixed
    // CHECK: :[[#@LINE+1]]:5: error: 'unheard' is not known here
    unheard = 3
    var s: [4] = 0
    var u: [4] = 0
    var count: int = 0
    // CHECK: :[[#@LINE+1]]:9: error: what is assigned of shape [N, T, 4] does not fit [4]
    s = x
    // CHECK: :[[#@LINE+1]]:13: error: 'count' is an int, but this is a real number
    count = count + 0.5
    // CHECK: :[[#@LINE+1]]:18: error: the first value meets shapes that do not fit: [3] and [4]
    var w: [4] = [1, 2, 3]
    // CHECK: :[[#@LINE+1]]:19: error: subscript 1 of 'u' can leave the array: i + 1 may be 4 or more
    for i < 4 { u[i + 1] += 1 }
    // CHECK: :[[#@LINE+1]]:23: error: 'v' is [4, 4]; it takes at most 2 subscripts
    var v: [4, 4] = 0 v[0, 1, 2] += 1
    // CHECK: :[[#@LINE+1]]:13: error: the range of 't' cannot depend on 'k'
    for t < k[0] { s = s + 1 }
    // CHECK: :[[#@LINE+1]]:9: error: 'T' is a dimension; the index of a loop needs another name
    for T < 5 { s = s + 1 }
    for t < T {
        // CHECK: :[[#@LINE+1]]:9: error: a loop is made of let, var, assignments, for and yield
        param p: [3] = 0
        yield s
        // CHECK: :[[#@LINE+1]]:9: error: nothing may stand after yield in its loop
        s = s + 1
    }
    // CHECK: :[[#@LINE+1]]:12: error: this loop has 4 rounds, so its value has 4 as its first dimension
    let L: [5, 2] = for j < 4 { yield j }
    // CHECK: :[[#@LINE+1]]:42: error: 'M' is read at j, but round j can only read what was yielded before it
    let M: [4] = for j < 4 { yield j + M[j] }
    // CHECK: :[[#@LINE+1]]:5: error: a model is made of
    yield s
    // CHECK: :[[#@LINE+1]]:22: error: the value of a round meets shapes that do not fit: [5] and [4]
    let y = repeat 3 grow(fixed)
    // CHECK: :[[#@LINE+1]]:20: error: a layer is repeated a constant number of times, at least once
    let z = repeat N keep(fixed)
    // CHECK: :[[#@LINE+1]]:22: error: what is repeated takes the value of the round before as its first argument
    let q = repeat 3 keep(x: fixed)
    loss ruled(fixed) + s + v[0] + count
    // CHECK: :9:5: error: a function with rules for its derivatives has no loops
}
