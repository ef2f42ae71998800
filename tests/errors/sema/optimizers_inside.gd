// What stands in an optimizer.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
optimizer start(lr = 0.1) {
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:15: error: a state starts as a constant
    state v = lr
    // CHECK: optimizers_inside.gd:[[#@LINE+2]]:11: error: the number 1e+300 is too large for f32
    // CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
    state w = 1e300
    // CHECK: optimizers_inside.gd:[[#@LINE+2]]:11: error: 'v' is defined already
    // CHECK: optimizers_inside.gd:[[#@LINE-5]]:11: note: it was defined here
    state v = 0
    p = p - lr * (v + w) * g
}
optimizer wide(lr = 0.1) {
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:5: error: an optimizer works on one number at a time, but this is [2]
    p = [p, p]
}
optimizer misplaced(lr = 0.1) {
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:5: error: an optimizer is made of state, let and assignments
    param w: f32 = 0
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:5: error: 'q' is not known here
    q = 3
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:13: error: 'rl' is not known here
    p = p - rl * g * w + q
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:5: error: an optimizer is made of state, let and assignments
    return p
}
optimizer typed(lr = 0.1) {
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:11: error: a state of an optimizer is a number for each entry of a parameter: it has no type
    state v: [3] = 0
    v = v + g
    p = p - lr * v
}
optimizer random(lr = 0.1) {
    // CHECK: optimizers_inside.gd:[[#@LINE+1]]:18: error: random numbers are for models and the starting values of parameters
    p = p - lr * uniform() * g
}

model first { param w: f32 = 0  loss w  optimizer start() }
model second { param w: f32 = 0  loss w  optimizer wide() }
model third { param w: f32 = 0  loss w  optimizer misplaced() }
model fourth { param w: f32 = 0  loss w  optimizer typed() }
model fifth { param w: f32 = 0  loss w  optimizer random() }
