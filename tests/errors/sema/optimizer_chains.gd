// Optimizers one after the other, and what they are given.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: optimizer_chains.gd:[[#@LINE+1]]:51: error: a setting of an optimizer is a number, but this is [2]
model a { param w: f32 = 0  loss w  optimizer sgd([t, t]) }
// CHECK: optimizer_chains.gd:[[#@LINE+1]]:55: error: 'g' is not known here
model b { param w: f32 = 0  loss w  optimizer sgd(lr: g) }
// CHECK: optimizer_chains.gd:[[#@LINE+2]]:61: error: 'adma' is not known here
// CHECK: note: did you mean 'adam'?
model c { param w: f32 = 0  loss w  optimizer clip_norm(1), adma() }
