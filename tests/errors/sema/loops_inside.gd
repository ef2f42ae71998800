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
    // CHECK: :[[#@LINE+2]]:30: error: the number of rounds of a loop cannot depend on 'i', an index around it
    // CHECK: note: let it run to a bound, and choose by a condition in its body
    let uneven[i < 4] = (for t <= i { yield x[0] })[0]
    let triangle[i < 4, j <= i] = x[0] * (i + j)
    // CHECK: :[[#@LINE+1]]:16: error: cumsum does not fit here: the number of rounds of a loop cannot depend on 'i'
    let sums = cumsum(triangle)
    let copy = 2 * x
    // What earlier rounds left may depend on what is the same in all of them.
    var s = 1
    let slopes = for t < 3 {
        let z = s * copy[0]
        s = sin(z)
        // CHECK: :[[#@LINE+2]]:15: error: this depends on earlier rounds of the loop, and they may depend on 'copy', too
        // CHECK: note: differentiate the value of the loop, after it; or with respect to a name that each round defines, as in let here = copy
        yield grad(z, copy)
    }
    let rates = for t < 3 {
        let z = s * copy[0]
        s = sin(z)
        // CHECK: :[[#@LINE+1]]:15: error: this depends on earlier rounds of the loop, and they may depend on 'copy', too
        yield jvp(z, copy: 1)
    }
    // It is not so if nothing flows from them, or if the derivative does not see them.
    let stopped = for t < 3 {
        let z = stop(s) * copy[0]
        s = sin(z)
        yield grad(z, copy)
    }

    // What is declared in the loop is its own.
    let own[n] = (for t < 3 { var s = 1 s = s + t * x[n] yield s })[2]
    loss under + each[0] + slopes[0, 0] + rates[0] + stopped[0, 0] + own[0]
}
