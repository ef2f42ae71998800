// What a model is made of.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

model models {
    input x: f32[N, 4]
    // CHECK: models.gd:[[#@LINE+1]]:14: error: an input is f32, f64, int or class(n)
    input a: bool[N]
    // CHECK: models.gd:[[#@LINE+1]]:20: error: the number of classes is a constant from 1 to 1073741824
    input b: class(0)[N]
    // CHECK: models.gd:[[#@LINE+1]]:20: error: expected an integer, but this is a real number
    input c: class(2.5)[N]
    // CHECK: models.gd:[[#@LINE+1]]:20: error: the number of classes is a constant from 1 to 1073741824
    input d: class(N)[N]
    // CHECK: models.gd:[[#@LINE+1]]:21: error: this is 0; a dimension is a whole number from 1 to 2147483647
    input e: f32[N, 0]
    // CHECK: models.gd:[[#@LINE+1]]:18: error: 'unknown' is not known here
    input f: f32[unknown]
    input g: int
    // CHECK: models.gd:[[#@LINE+1]]:18: error: this cannot depend on 'g', which is known only when the program runs
    input h: f32[g]
    // CHECK: models.gd:[[#@LINE+1]]:42: error: more than 8 dimensions
    input i: f32[1, 1, 1, 1, 1, 1, 1, 1, 1]
    // CHECK: models.gd:[[#@LINE+2]]:11: error: 'x' is defined already
    // CHECK: models.gd:[[#@LINE-19]]:11: note: it was defined here
    input x: f32
    // CHECK: models.gd:[[#@LINE+1]]:5: error: a model is made of input, let, var, for, param, state, use, output, loss, metric and optimizer
    return x
    // CHECK: models.gd:[[#@LINE+1]]:5: error: 'q' is not known here
    q = 3
    // CHECK: models.gd:[[#@LINE+1]]:12: error: 'r' is not known here
    output r
    loss x
    // CHECK: models.gd:[[#@LINE+1]]:12: error: 'unknown' is a value, not a function
    metric unknown(x)
    optimizer sgd()
    // CHECK: models.gd:[[#@LINE+3]]:5: error: a model has one optimizer line
    // CHECK: note: several optimizers stand in one line, with commas between
    // CHECK: models.gd:[[#@LINE+1]]:5: error: there are no parameters to optimize before this line
    optimizer sgd()
}

model lossless {
    param w: f32 = 0
    output w
    // CHECK: models.gd:[[#@LINE+1]]:5: error: an optimizer needs a loss, and 'lossless' has none
    optimizer sgd()
}
