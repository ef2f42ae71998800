// Loops inside of expressions, and derivatives inside of loops.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

model inside {
    input x: f32[N]
    var free = 1
    var shared = 1
    // CHECK: :[[#@LINE+1]]:41: error: 'free' cannot be assigned by a loop that stands under an index or a condition
    let under = x[0] > 0 ? (for t < 3 { free = free + 1 yield free })[2] : 0
    // CHECK: :[[#@LINE+1]]:32: error: 'shared' cannot be assigned by a loop that stands under an index
    let each[n] = (for t < 3 { shared = shared + x[n] yield shared })[2]
    let copy = 2 * x
    // CHECK: :[[#@LINE+1]]:36: error: inside of a loop nothing can be differentiated; differentiate its value, after it
    let slopes = for t < 3 { yield grad(copy[0], copy) }

    // What is declared in the loop is its own.
    let own[n] = (for t < 3 { var s = 1 s = s + t * x[n] yield s })[2]
    loss under + each[0] + slopes[0, 0] + own[0]
}
