// A word of the language names nothing.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

// CHECK: words.gd:[[#@LINE+3]]:6: error: 'loss' is a word of the language; choose another name
// CHECK-NEXT: fn f(loss = 3) = 1
// CHECK-NEXT: {{^     \^~~~$}}
fn f(loss = 3) = 1

// CHECK: :[[#@LINE+1]]:4: error: 'input' is a word of the language; choose another name
fn input(x) = x

model m {
    // CHECK: :[[#@LINE+1]]:9: error: 'state' is a word of the language; choose another name
    let state = 3
    // CHECK: :[[#@LINE+1]]:11: error: 'metric' is a word of the language; choose another name
    param metric: [3] = 0
    let good = 0
    // CHECK: :[[#@LINE+1]]:9: error: 'bool' is a word of the language; choose another name
    let bool[i] = 3
    let better = 0
    // CHECK: :[[#@LINE+1]]:9: error: 'for' is a word of the language; choose another name
    let for = 3
    // CHECK: :[[#@LINE+1]]:13: error: expected an expression, but found 'loss', which is a word
    let a = loss + 1
    let sum = 3, max = sum, argmin[mean] = max
}
