// What a file declares, it declares once. Only forms of a function that calls can tell apart share a name.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:

dim N <= 4, K = 3
// CHECK:      declared_twice.gd:[[#@LINE+3]]:5: error: 'K' is defined already
// CHECK:      declared_twice.gd:4:13: note: it was defined here
// CHECK-NEXT: dim N <= 4, K = 3
dim K = 5

fn f(x) = x
fn f(x, y) = x + y
fn f(x: [n]) = x[0]
fn f(x: int) = x
// CHECK:      declared_twice.gd:[[#@LINE+2]]:4: error: 'f' is defined already for the same arguments
// CHECK:      declared_twice.gd:10:4: note: it was defined here
fn f(y) = 2 * y
// CHECK:      declared_twice.gd:[[#@LINE+1]]:7: error: 'f' is defined already for the same arguments
layer f(x: [m]) = x[m - 1]

quantity length
// CHECK:      declared_twice.gd:[[#@LINE+1]]:4: error: 'length' is defined already
fn length(x: [n]) = n

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
