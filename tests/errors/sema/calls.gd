// Arguments: how many, which, and of what kind.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

fn weigh(x: [k], a, b = 2) = x * a + b
fn pick(x: [k], at: int) = x[0] * at
fn many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q) = a
fn forms(x: [k], label: class(4)) = x[0] * label
fn forms(x: [k], y: [k]) = sum(i) x[i] * y[i]

model calls {
    input x: f32[N, 4]
    input y: f32[N]
    // CHECK:      calls.gd:[[#@LINE+3]]:13: error: weigh needs the argument 'a'
    // CHECK-NEXT:     let a = weigh(x) + 1
    // CHECK-NEXT: {{^            \^~~~~~~~$}}
    let a = weigh(x) + 1
    // CHECK:      calls.gd:[[#@LINE+3]]:25: error: weigh has no argument 'c'
    // CHECK-NEXT:     let b = weigh(x, 1, c: 3)
    // CHECK-NEXT: {{^                        \^~~~$}}
    let b = weigh(x, 1, c: 3)
    // CHECK:      calls.gd:[[#@LINE+1]]:28: error: weigh takes 3 arguments, not 4
    let c = weigh(x, 1, 2, 3)
    // CHECK:      calls.gd:[[#@LINE+1]]:25: error: the argument 'x' is given twice
    let d = weigh(x, 1, x: 3)
    // CHECK:      calls.gd:[[#@LINE+1]]:28: error: the argument 'a' is given twice
    let e = weigh(x, a: 1, a: 3)
    // CHECK:      calls.gd:[[#@LINE+1]]:21: error: softmax expects 1 dimension for 'z', but this is a number
    let f = softmax(2)
    // CHECK:      calls.gd:[[#@LINE+1]]:21: error: pick expects integers for 'at', but these are real numbers
    let g = pick(x, y)
    // CHECK:      calls.gd:[[#@LINE+5]]:13: error: no form of forms takes ([N, 4], a number)
    // CHECK-NEXT:     let h = forms(x, 0.5)
    // CHECK-NEXT: {{^            \^~~~~~~~~~~~~$}}
    // CHECK:      calls.gd:8:4: note: one form is here
    // CHECK:      calls.gd:9:4: note: one form is here
    let h = forms(x, 0.5)
    // CHECK:      calls.gd:[[#@LINE+1]]:13: error: exp takes 1 argument, not 2
    let i = exp(x, y)
    // CHECK:      calls.gd:[[#@LINE+1]]:13: error: a function takes at most 16 arguments
    let j = many(1)
    // CHECK:      calls.gd:[[#@LINE+2]]:10: error: no form of cross_entropy takes ([N, 4])
    // CHECK:      losses.gd:{{.*}}: note: one form is here
    loss cross_entropy(x)
}
