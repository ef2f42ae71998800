// What an argument is by default fits like what is given; and names that calls have another meaning for.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
quantity logit
quantity prob
fn p(x) -> prob = x
// CHECK: defaults.gd:[[#@LINE+1]]:25: error: few expects 1 dimension for 'w', but this is a number
fn few(x: [n], w: [n] = 1) = sum(i) x[i] * w[i]
// CHECK: defaults.gd:[[#@LINE+1]]:16: error: 'w' has 0 dimensions, but what it is otherwise is [2]
fn many(x, w = [1, 2]) = x * w
// CHECK: defaults.gd:[[#@LINE+1]]:21: error: real expects integers for 'k', but these are real numbers
fn real(x, k: int = 1.5) = x * k
// CHECK: defaults.gd:[[#@LINE+1]]:24: error: other expects a logit for 'y', but this is a prob
fn other(x, y: logit = p(x)) = x * y
// CHECK: defaults.gd:[[#@LINE+1]]:26: error: l expects 1 dimension for 'w', but this is a number
layer l(x: [n], w: [n] = 1) { return sum(i) x[i] * w[i] }
export fn f(x: f64[4]) = few(x)
export fn g(x: f64) = many(x) + real(x) + other(x)
export fn r(x: f64[4]) = l(x)
