// What a loop assigns that is part of an expression would be lost, or come too late.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:

export fn part(v: f64) {
    var s = v
    var y: [2] = v
    // CHECK: loops_in_expressions.gd:[[#@LINE+1]]:30: error: 's' cannot be assigned by a loop that is part of an expression; declare it in that loop, or give the loop a line of its own
    let a = 1 + (for k < 3 { s = s + 1 yield s })[2]
    return s + a
}

export fn range(v: f64) {
    var s = 0
    // CHECK: loops_in_expressions.gd:[[#@LINE+1]]:26: error: 's' cannot be assigned by a loop that is part
    for t < (for k < 3 { s = s + 1 yield 1 })[0] { s = s + v }
    return s
}

export fn element(v: f64) {
    var s = 0
    var y: [2, 2] = v
    // CHECK: loops_in_expressions.gd:[[#@LINE+1]]:24: error: 's' cannot be assigned by a loop that is part
    y[0] = for k < 2 { s = s + 1 yield s }
    return s + y[0, 0]
}

export fn under_an_index(v: f64) {
    var s = v
    // CHECK: loops_in_expressions.gd:[[#@LINE+1]]:32: error: 's' cannot be assigned by a loop that stands under an index
    let z[i < 2] = for k < 2 { s = s + 1 yield s }
    return s + z[0, 0]
}
