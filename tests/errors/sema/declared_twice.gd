// What a file declares, it declares once. Only forms of a function that calls can tell apart share a name.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:

dim N <= 4, K = 3
// CHECK:      declared_twice.gd:[[#@LINE+3]]:5: error: 'K' is defined already
// CHECK:      declared_twice.gd:4:13: note: it was defined here
// CHECK-NEXT: dim N <= 4, K = 3
dim K = 5
// CHECK:      declared_twice.gd:[[#@LINE+1]]:5: error: 'training' says whether the model is being trained; a dimension needs another name
dim training = 3

fn f(x) = x
fn f(x, y) = x + y
fn f(x: [n]) = x[0]
fn f(x: int) = x
// CHECK:      declared_twice.gd:[[#@LINE+2]]:4: error: 'f' is defined already for the same arguments
// CHECK:      declared_twice.gd:12:4: note: it was defined here
fn f(y) = 2 * y
// CHECK:      declared_twice.gd:[[#@LINE+1]]:7: error: 'f' is defined already for the same arguments
layer f(x: [m]) = x[m - 1]

quantity length
// CHECK:      declared_twice.gd:[[#@LINE+1]]:4: error: 'length' is defined already
fn length(x: [n]) = n

// So it is with what a signature names.
// CHECK:      declared_twice.gd:[[#@LINE+2]]:37: error: 'n' is defined already
// CHECK:      declared_twice.gd:[[#@LINE+1]]:29: note: it was defined here
export fn g(x: f64, v: [n], n: dim, n: dim) = x * n + v[0]
// CHECK:      declared_twice.gd:[[#@LINE+1]]:21: error: 'h' is defined already
fn parameters(h, k, h) = h * k
// CHECK:      declared_twice.gd:[[#@LINE+1]]:17: error: 'n' is a dimension in a shape: as an argument it is n: dim
layer h(x: [n], n) = x * n
// CHECK:      declared_twice.gd:[[#@LINE+1]]:8: error: 'v' is a dimension in its own shape, too: one of them needs another name
fn own(v: [v]) = v[0]
fn square(x) = x * x
    deriv x = 2 * x
    // CHECK:      declared_twice.gd:[[#@LINE+2]]:5: error: 'x' has a rule already
    // CHECK:      declared_twice.gd:[[#@LINE-2]]:5: note: it was given here
    deriv x = x + x
// CHECK:      declared_twice.gd:[[#@LINE+1]]:8: error: in a rule 'result' is the function's value: the argument needs another name
fn own(result) = 3 * result
    deriv result = 3
// What stands before the shape is compared with it.
fn before(k, x: [n], m: [k]) = x[0] * k + m[0]

// One of the prelude's may be replaced.
fn relu(x) = x > 1 ? x : 0

model twice {
    input x: f32[N, K]
    loss f(relu(x))
}
// CHECK:      declared_twice.gd:[[#@LINE+1]]:7: error: 'twice' is defined already
model twice {
    input x: f32
    loss x
}
