// Shapes that meet.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8, M <= 8

fn dot(x: [n], y: [n]) = sum(i) x[i] * y[i]
fn three(x: [3]) = x[0]
fn over(x: [N, k]) = x[0, 0]
fn halves(x: [2 * k], y: [k]) = x[0] * y[0]
fn blend(a, b) = a + b * b
fn square() -> [n, n] = 1

model shapes {
    input x: f32[N, 4]
    input y: f32[N, 5]
    input z: f32[M, 4]
    // CHECK:      shapes.gd:[[#@LINE+3]]:15: error: + meets shapes that do not fit: [N, 4] and [N, 5]
    // CHECK-NEXT:     let a = x + y
    // CHECK-NEXT: {{^              \^$}}
    let a = x + y
    // CHECK:      shapes.gd:[[#@LINE+1]]:15: error: * meets shapes that do not fit: [N, 4] and [M, 4]
    let b = x * z
    // CHECK:      shapes.gd:[[#@LINE+1]]:19: error: ?: meets shapes that do not fit: [N, 4] and [N, 5]
    let c = x > 0 ? x : y
    // CHECK:      shapes.gd:[[#@LINE+3]]:20: error: 'y' of dot has the dimension n = 4, but this is [5]
    // CHECK-NEXT:     let d = dot(x, y)
    // CHECK-NEXT: {{^                   \^$}}
    let d = dot(x, y)
    // CHECK:      shapes.gd:[[#@LINE+1]]:19: error: 'x' of three has the dimension 3, but this is [4]
    let e = three(x)
    // CHECK:      shapes.gd:[[#@LINE+1]]:18: error: 'x' of over has the dimension N, but this is [M, 4]
    let f = over(z)
    // CHECK:      shapes.gd:[[#@LINE+1]]:13: error: the leading dimensions of the arguments of dot do not fit: [N, 4] and [M, 4]
    let g = dot(x, z)
    // CHECK:      shapes.gd:[[#@LINE+1]]:13: error: the leading dimensions of the arguments of blend do not fit: [N, 4] and [N, 5]
    let h = blend(x, y)
    // CHECK:      shapes.gd:[[#@LINE+1]]:13: error: a list meets shapes that do not fit: [N, 4] and [N, 5]
    let i = [x, y]
    // CHECK:      shapes.gd:[[#@LINE+1]]:28: error: the starting value meets shapes that do not fit: [2] and [3]
    param start: [3]     = [1, 2]
    // CHECK:      shapes.gd:[[#@LINE+1]]:28: error: square makes values for 2 dimensions, but the parameter is [3]
    param line: [3]      = square()
    // CHECK:      shapes.gd:[[#@LINE+2]]:28: error: no form of glorot_uniform makes values for a parameter that is [3]
    // CHECK:      initializers.gd:{{.*}}: note: one form is here
    param vector: [3]    = glorot_uniform()
    // CHECK:      shapes.gd:[[#@LINE+1]]:28: error: the result of square has the dimension n = 3, but this is [3, 4]
    param matrix: [3, 4] = square()
    // CHECK:      shapes.gd:[[#@LINE+1]]:15: error: expected an integer, but this is [N, 4]
    let j = y[x, 0]
    loss a
}
