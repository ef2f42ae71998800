// What cannot be differentiated or exported is said at its place.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
// RUN: ! ls %t.c

fn f(x) = x^2
fn vector(x: f64[3]) = x * 2
layer net(x: [n]) = dense(x, 2)

// CHECK-DAG: errors.gd:[[#@LINE+1]]:13: error: 'g' is not known here
export grad g
// CHECK-DAG: errors.gd:[[#@LINE+1]]:19: error: f has no argument 'y'
export grad f wrt y
// CHECK-DAG: errors.gd:[[#@LINE+1]]:1: error: vector has [3] for a value, and only a number has a gradient
export grad vector
// CHECK-DAG: errors.gd:[[#@LINE+1]]:{{[0-9]+}}: error: an exported function takes numbers: f32, f64 or int
export fn picked(c: class(3)) = c + 1.0
// CHECK-DAG: errors.gd:7:21: error: dense does not fit here: an exported function owns no parameters
// CHECK-DAG: errors.gd:[[#@LINE+1]]:42: note: in this call of net
export fn trained(x: f64[2]) -> f64[2] = net(x)
// CHECK-DAG: errors.gd:[[#@LINE+1]]:23: error: grad takes a value and the name of a variable
export fn h(x: f64) = grad(x^2, x + 1)
// CHECK-DAG: errors.gd:[[#@LINE+1]]:23: error: jvp takes a value and a direction for each variable
export fn k(x: f64) = jvp(x^2, x)
// CHECK-DAG: errors.gd:[[#@LINE+1]]:39: error: 'x' has a direction already
export fn kk(x: f64) = jvp(x^2, x: 1, x: 2)
// CHECK-DAG: errors.gd:[[#@LINE+1]]:25: error: jvp takes at most 16 directions
export fn kkk(x: f64) = jvp(x, a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, k: 1, l: 1, m: 1, n: 1, o: 1, p: 1, q: 1)
// CHECK-DAG: errors.gd:[[#@LINE+1]]:37: error: 'n' is no real variable
export fn l(n: int) = grad(2.0 * n, n)
