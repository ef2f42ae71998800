// Optimizers and the settings they are given.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
optimizer needs(lr) {
    // CHECK: optimizers.gd:[[#@LINE+4]]:13: error: 'lr' is not known here
    // CHECK: note: did you mean 'l'?
    // CHECK: optimizers.gd:[[#@LINE+2]]:5: error: the number 1e+300 is too large for f32
    // CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
    p = p - lr * g
}
// CHECK: optimizers.gd:[[#@LINE+1]]:18: error: p, g and t stand for the parameter, its gradient and the step
optimizer shadow(t = 3) {
    p = p - t * g
}
optimizer start(lr = 0.1) {
    // CHECK: optimizers.gd:[[#@LINE+1]]:11: error: a state starts as a constant
    state v = lr
    // CHECK: optimizers.gd:[[#@LINE+2]]:11: error: the number 1e+300 is too large for f32
    // CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
    state w = 1e300
    // CHECK: optimizers.gd:[[#@LINE+2]]:19: error: 'v' is not known here
    // CHECK: optimizers.gd:[[#@LINE+1]]:23: error: 'w' is not known here
    p = p - lr * (v + w) * g
}
optimizer wide(lr = 0.1) {
    // CHECK: optimizers.gd:[[#@LINE+1]]:5: error: an optimizer works on one number at a time, but this is [2]
    p = [p, p]
}
optimizer misplaced(lr = 0.1) {
    // CHECK: optimizers.gd:[[#@LINE+1]]:5: error: an optimizer is made of state, let and assignments
    param w: f32 = 0
    // CHECK: optimizers.gd:[[#@LINE+1]]:5: error: 'q' is not known here
    q = 3
    // CHECK: optimizers.gd:[[#@LINE+2]]:13: error: 'rl' is not known here
    // CHECK: note: did you mean 'l'?
    p = p - rl * g
    // CHECK: optimizers.gd:[[#@LINE+1]]:5: error: an optimizer is made of state, let and assignments
    return p
}

// CHECK: optimizers.gd:[[#@LINE+1]]:37: error: the optimizer needs the argument 'lr'
model a { param w: f32 = 0  loss w  optimizer needs() }
// CHECK: optimizers.gd:[[#@LINE+2]]:37: error: the optimizer needs the argument 'lr'
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: needs does not take all of these settings, or one is given twice
model b { param w: f32 = 0  loss w  optimizer needs(rate: 3) }
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: needs does not take all of these settings, or one is given twice
model c { param w: f32 = 0  loss w  optimizer needs(1, 2) }
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: needs does not take all of these settings, or one is given twice
model d { param w: f32 = 0  loss w  optimizer needs(lr: 1, lr: 2) }
// CHECK: optimizers.gd:[[#@LINE+1]]:53: error: 'w' is not known here
model e { param w: f32 = 0  loss w  optimizer needs(w) }
// CHECK: optimizers.gd:[[#@LINE+2]]:53: error: the number 1e+300 is too large for f32
// CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
model f { param w: f32 = 0  loss w  optimizer needs(1e300) }
model g { param w: f32 = 0  loss w  optimizer shadow() }
model h { param w: f32 = 0  loss w  optimizer start() }
model i { param w: f32 = 0  loss w  optimizer wide() }
model j { param w: f32 = 0  loss w  optimizer misplaced() }
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: 'relu' is no optimizer
model k { param w: f32 = 0  loss w  optimizer relu() }
model l { param w: f32 = 0  loss w  optimizer adma() }
model m { input x: f32  loss x  optimizer sgd() }
