// What stands in the body of a function or layer.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

// CHECK: bodies.gd:[[#@LINE+2]]:4: error: silent returns no value
// CHECK: bodies.gd:[[#@LINE+51]]:13: note: in this call of silent
fn silent(x) {
    let y = x
}
fn late(x) {
    return x
    // CHECK: bodies.gd:[[#@LINE+2]]:9: error: nothing may stand after return
    // CHECK: bodies.gd:[[#@LINE+45]]:13: note: in this call of late
    let y = 2 * x
}
// CHECK: bodies.gd:[[#@LINE+2]]:14: error: loop calls itself; recursion has no end here
// CHECK: bodies.gd:[[#@LINE+42]]:13: note: in this call of loop
fn loop(x) = loop(x - 1)
fn even(x) = odd(x - 1)
// CHECK: bodies.gd:[[#@LINE+3]]:13: error: even calls itself; recursion has no end here
// CHECK: bodies.gd:[[#@LINE-2]]:14: note: in this call of odd
// CHECK: bodies.gd:[[#@LINE+38]]:13: note: in this call of even
fn odd(x) = even(x - 1)
fn twice(x) {
    let y = 2 * x
    // CHECK: bodies.gd:[[#@LINE+3]]:9: error: 'y' is defined already
    // CHECK: bodies.gd:[[#@LINE-2]]:9: note: it was defined here
    // CHECK: bodies.gd:[[#@LINE+33]]:13: note: in this call of twice
    let y = 3 * x
    return y
}
// CHECK: bodies.gd:[[#@LINE+2]]:19: error: 'unknown' is not known here
// CHECK: bodies.gd:[[#@LINE+2]]:15: note: in this call of wrong
fn wrong(x) = x + unknown
fn outer(x) = wrong(x) + wrong(2 * x)
fn input_in(x) {
    // CHECK: bodies.gd:[[#@LINE+2]]:5: error: input does not belong in a function
    // CHECK: bodies.gd:[[#@LINE+26]]:13: note: in this call of input_in
    input z: f32
    return x
}
layer loss_in(x) {
    // CHECK: bodies.gd:[[#@LINE+2]]:5: error: loss does not belong in a layer
    // CHECK: bodies.gd:[[#@LINE+21]]:13: note: in this call of loss_in
    loss x
    return x
}
// CHECK: bodies.gd:[[#@LINE+2]]:15: error: says says that its result has 1 dimension, but it is a number
// CHECK: bodies.gd:[[#@LINE+17]]:13: note: in this call of says
fn says(x) -> [3] = x
// CHECK: bodies.gd:[[#@LINE+2]]:21: error: the result of shape has the dimension 8, but this is [4]
// CHECK: bodies.gd:[[#@LINE+15]]:13: note: in this call of shape
fn shape(x: [n]) -> [2 * n] = x

model bodies {
    input x: f32[N, 4]
    let a = silent(x)
    let b = late(x)
    let c = loop(x)
    let d = even(x)
    let e = twice(x)
    let f = outer(x)
    let g = outer(x) + outer(0)
    let h = input_in(x)
    let i = loss_in(x)
    let j = says(x)
    let k = shape(x)
    loss x
}
