// Optimizers and the settings they are given.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
optimizer plain(lr) {
    p = p - lr * g
}
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: plain needs the argument 'lr'
model a { param w: f32 = 0  loss w  optimizer plain() }
// CHECK: optimizers.gd:[[#@LINE+1]]:53: error: plain has no argument 'rate'
model b { param w: f32 = 0  loss w  optimizer plain(rate: 3) }
// CHECK: optimizers.gd:[[#@LINE+1]]:56: error: plain takes 1 argument, not 2
model c { param w: f32 = 0  loss w  optimizer plain(1, 2) }
// CHECK: optimizers.gd:[[#@LINE+1]]:60: error: the argument 'lr' is given twice
model d { param w: f32 = 0  loss w  optimizer plain(lr: 1, lr: 2) }
// CHECK: optimizers.gd:[[#@LINE+1]]:53: error: 'w' is not known here
model e { param w: f32 = 0  loss w  optimizer plain(w) }
// CHECK: optimizers.gd:[[#@LINE+2]]:53: error: the number 1e+300 is too large for f32
// CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
model f { param w: f32 = 0  loss w  optimizer plain(1e300) }
// CHECK: optimizers.gd:[[#@LINE+1]]:18: error: p, g, t and gradient stand for the parameter, its derivative, the step and the derivatives of all parameters
optimizer shadow(t = 3) {
    p = p - t * g
}
model g { param w: f32 = 0  loss w  optimizer shadow() }
// CHECK: optimizers.gd:[[#@LINE+1]]:47: error: 'relu' is a function, not an optimizer
model k { param w: f32 = 0  loss w  optimizer relu() }
// CHECK: optimizers.gd:[[#@LINE+2]]:48: error: 'adma' is not known here
// CHECK: note: did you mean 'adam'?
model lr { param w: f32 = 0  loss w  optimizer adma(lr: 1) }
// CHECK: optimizers.gd:[[#@LINE+1]]:33: error: there are no parameters to optimize before this line
model m { input x: f32  loss x  optimizer sgd() }
