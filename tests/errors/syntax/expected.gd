// What was found, and the few things that fit. One error does not hide those after it.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

model m {
    // CHECK: expected.gd:[[#@LINE+3]]:15: error: expected ':' or an expression, but found ']'
    // CHECK-NEXT: {{^}}    let a = x[]{{$}}
    // CHECK-NEXT: {{^              \^$}}
    let a = x[]
    // CHECK: :[[#@LINE+1]]:17: error: expected ')' or an expression, but found ','
    let b = f(x,,y)
    // CHECK: :[[#@LINE+1]]:17: error: expected ':', ')', ',' or an operator, but found 'y'
    let c = f(x y)
    // CHECK: :[[#@LINE+1]]:15: error: expected ',', '}', an operator or a statement, but found 'y'
    let d = x y
    // CHECK: :[[#@LINE+1]]:19: error: expected ':' or an operator, but found 'c'
    let e = a ? b c
    // CHECK: :[[#@LINE+1]]:21: error: expected an expression, but found 'y ='
    let f = x + 1 + y = 3
    // CHECK: :[[#@LINE+1]]:14: error: expected a type, but found '32'
    input x: 32
    // CHECK: :[[#@LINE+1]]:19: error: comparisons can't be chained; write a < b && b < c
    let g = 0 < x < 1
    // CHECK: :[[#@LINE+1]]:29: error: expected a name, but found '3'
    let h = f(x) |> relu |> 3
    // CHECK: :[[#@LINE+1]]:18: error: expected a name, but found '3'
    state m = 0, 3
}

fn good(x) = x

// CHECK: :[[#@LINE+1]]:9: error: expected '(', but found '='
layer l = 3

fn better(x) = x

// CHECK: :[[#@LINE+1]]:1: error: expected an operator or a declaration, but found 'function'
function f(x) = 3

// CHECK: :[[#@LINE+1]]:16: error: expected '{', but found '='
optimizer o(x) = 3

// CHECK: :[[#@LINE+1]]:13: error: expected an operator or a declaration, but found 'y'
fn f(x) = x y

import "best.gd"
dim T = 128
// CHECK: :[[#@LINE+1]]:7: error: expected '<=' or '=', but found '<'
dim N < 128

// CHECK: :[[#@LINE+2]]:1: error: expected an expression, but found the end of the file
fn g(x) = 1 +
