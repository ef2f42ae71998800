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

// So it is with what a signature names.
// CHECK:      declared_twice.gd:[[#@LINE+2]]:37: error: 'n' is a parameter already
// CHECK:      declared_twice.gd:[[#@LINE+1]]:29: note: it was defined here
export fn g(x: f64, v: [n], n: dim, n: dim) = x * n + v[0]
// CHECK:      declared_twice.gd:[[#@LINE+1]]:21: error: 'h' is a parameter already
fn parameters(h, k, h) = h * k
// CHECK:      declared_twice.gd:[[#@LINE+1]]:17: error: 'n' is a dimension in the shape of 'x': as a parameter it is n: dim
layer h(x: [n], n) = x * n
// CHECK:      declared_twice.gd:[[#@LINE+1]]:9: error: 'n' is a dimension in the shape of 'x': as a parameter it is n: dim
layer k(n: int, x: [n]) = x * n

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

// And with indices that stand together.
// CHECK:      declared_twice.gd:[[#@LINE+1]]:39: error: 'i' is defined already
export fn sums(v: f64[3]) = sum(i, j, i) v[i] * v[j]
export fn elements(v: f64[3]) {
    // CHECK:      declared_twice.gd:[[#@LINE+1]]:18: error: 'i' is defined already
    let z[i < 3, i < 2] = v[i]
    return z
}
// One within the other may have its name.
export fn within(v: f64[3]) = sum(i) v[i] * (sum(i) v[i])
