// What operators cannot do.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

model operators {
    input x: f32[N, 4]
    input n: int
    // CHECK: operators.gd:[[#@LINE+1]]:17: error: division by zero
    let a = x / 0
    // CHECK: operators.gd:[[#@LINE+1]]:17: error: division by zero
    let b = n % 0
    // CHECK: operators.gd:[[#@LINE+1]]:15: error: % is a remainder of integers
    let c = x % 2
    // CHECK: operators.gd:[[#@LINE+1]]:15: error: % is a remainder of integers
    let d = 7 % 2.5
    // CHECK: operators.gd:[[#@LINE+1]]:22: error: division by zero
    let e = x[0, 1 / 0]
    // CHECK: operators.gd:[[#@LINE+1]]:14: error: 'unknown' is not known here
    let f = -unknown + x
    let g = unknown ? unknown : x
    let h = x[unknown, unknown]
    let i = [unknown, x]
    let j = sum(i < unknown) x[0, i]
    // CHECK: operators.gd:[[#@LINE+1]]:18: error: expected an integer, but this is a real number
    let k = x[0, 3 / 2.0]
    // CHECK: operators.gd:[[#@LINE+1]]:18: error: expected an integer, but this is a condition
    let l = x[0, x[0, 0] > 0]
    loss x
}
