// Numbers that can't be held, and what looks like one.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

fn f() {
    // CHECK: numbers.gd:[[#@LINE+1]]:13: error: this number is too large for f64
    let a = 1e999
    // CHECK: :[[#@LINE+1]]:13: error: this number is too small for f64: it would be 0
    let b = 0.1e-400
    // CHECK: :[[#@LINE+1]]:13: error: this integer is larger than 9223372036854775807
    let c = 9223372036854775808
    // CHECK: :[[#@LINE+1]]:13: error: '2x' is not a number
    let d = 2x + 1
    // CHECK: :[[#@LINE+1]]:13: error: '1.2.3' is not a number
    let e = 1.2.3
    // CHECK: :[[#@LINE+1]]:13: error: '1e' is not a number
    let f = 1e + 3
    // CHECK: :[[#@LINE+1]]:9: error: '2nd' is not a number
    let 2nd = 3
}
