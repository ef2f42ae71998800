// Every declaration and every clause.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

// CHECK:      import "layers.gd"
// CHECK-NEXT: import "more/losses.gd"
// CHECK-EMPTY:
// CHECK-NEXT: dim N <= 128
// CHECK-NEXT: dim T = 128
// CHECK-NEXT: dim D = 2 * T
import "layers.gd" import "more/losses.gd"
dim N <= 128, T = 128
dim D = 2*T

// CHECK:      fn sigmoid(x) = 1 / (1 + exp(-x))
// CHECK-NEXT:     deriv x = result * (1 - result)
// CHECK-NEXT:     deriv y = 0
fn sigmoid(x)
    = 1 / (1 + exp(-x))
    deriv x = result * (1 - result)
    deriv y = 0

// CHECK: fn typed(a: f64[5, 5], b: [n], c: int = 3, d = 0.2, e: bool, f: class(10)) -> f32[2] = a
fn typed(a: f64[5, 5], b: [n,], c: int = 3, d = 0.2, e: bool, f: class(10),) -> f32[2] { return a }

// CHECK:      layer dense(x: [n], units) {
// CHECK-NEXT:     param w: [n, units] = glorot_uniform()
// CHECK-NEXT:     param b: f32
// CHECK-NEXT:     let a = 1
// CHECK-NEXT:     let y[j, i < n, k <= j + 1] = b[j] * a
// CHECK-NEXT:     let z = y
// CHECK-NEXT:     return z
// CHECK-NEXT: }
layer dense(x: [n], units) {
    param w: [n, units] = glorot_uniform()
    param b: f32
    let a = 1, y[j, i < n, k <= j + 1] =
        b[j] * a, z = y
    return z
}

// CHECK: layer net(x) = dense(x, 3)
layer net(x) = dense(x, 3)

// CHECK:      optimizer momentum(lr = 0.001) {
// CHECK-NEXT:     state m = 0
// CHECK-NEXT:     state v = 1e-08
// CHECK-NEXT:     m = 0.9 * m + g
// CHECK-NEXT:     p = p - lr * m
// CHECK-NEXT: }
optimizer momentum(lr = 1e-3) {
    state m = 0, v = 1e-8
    m = 0.9*m + g   p = p - lr*m
}

// CHECK:      model digits {
// CHECK-NEXT:     input x: f32[N, 64]
// CHECK-NEXT:     input y: class(10)[N]
// CHECK-NEXT:     let logits = dense(x, 10)
// CHECK-NEXT:     output logits
// CHECK-NEXT:     output p = softmax(logits)
// CHECK-NEXT:     loss cross_entropy(logits, y)
// CHECK-NEXT:     metric accuracy(logits, y)
// CHECK-NEXT:     metric error = 1 - accuracy(logits, y)
// CHECK-NEXT:     optimizer clip_norm(1), momentum(lr: 0.01 / t)
// CHECK-NEXT: }
model digits {
    input x: f32[N, 64]
    input y: class(10)[N]
    let logits = dense(x, 10)
    output logits
    output p = softmax(logits)
    loss cross_entropy(logits, y)
    metric accuracy(logits, y)
    metric error = 1 - accuracy(logits, y)
    optimizer clip_norm(1),
              momentum(lr: 1e-2 / t)
}

// CHECK:      model nothing {
// CHECK-NEXT: }
model nothing {}
