// Functions that say their own derivatives are formulas of numbers.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
fn a(x) = x^2
    // CHECK: rules.gd:[[#@LINE+1]]:5: error: a has no argument 'y'
    deriv y = 2 * x
// CHECK: rules.gd:[[#@LINE+1]]:6: error: a function with a rule for its derivative takes at most 4 numbers
fn b(x: [n]) = x[0]
    deriv x = 1
// CHECK: rules.gd:[[#@LINE+1]]:4: error: a function with a rule for its derivative is a formula: fn f(x) = ...
fn c(x) {
    let y = x
    return y
}
    deriv x = 1
// CHECK: rules.gd:[[#@LINE+1]]:11: error: a function with a rule for its derivative is a formula of its arguments and of constants
fn d(x) = sum(i < 3) x
    deriv x = 3
// CHECK: rules.gd:[[#@LINE+1]]:11: error: a function with a rule for its derivative is a formula of its arguments and of constants
fn e(x) = x > 0
    deriv x = 0
// CHECK: rules.gd:[[#@LINE+1]]:18: error: a function with a rule for its derivative takes at most 4 numbers
fn f(a, b, c, d, e) = a
    deriv a = 1
fn g(x) = x^2
    // CHECK: rules.gd:[[#@LINE+1]]:19: error: 'unknown' is not known here
    deriv x = 2 * unknown
fn h(x) = x^2
    // CHECK: rules.gd:[[#@LINE+1]]:15: error: a function with a rule for its derivative is a formula of its arguments and of constants
    deriv x = [x, x]
// CHECK: rules.gd:[[#@LINE+1]]:11: error: 'result' is not known here
fn i(x) = result
    deriv x = 1
// CHECK: rules.gd:[[#@LINE+1]]:11: error: a function with a rule for its derivative is a formula of its arguments and of constants
fn j(x) = training ? 2 * x : x
    deriv x = 1

model rules {
    param w: [3] = 1
    loss a(w)
    loss b(w)
    loss c(w)
    loss d(w)
    loss e(w)
    loss f(w, w, w, w, w)
    loss g(w)
    loss h(w)
    loss i(w)
    loss i(w)
    loss j(w)
}
