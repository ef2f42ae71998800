// A bracket left open is shown where it was opened, and where its partner should have been.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

model m {
    // CHECK: :[[#@LINE+6]]:14: error: unclosed '('
    // CHECK-NEXT: let a = f(1, 2
    // CHECK-NEXT: {{^             \^$}}
    // CHECK-NEXT: :[[#@LINE+4]]:5: note: ')' is expected before 'let'
    // CHECK-NEXT: let b = x
    // CHECK-NEXT: {{^    \^~~$}}
    let a = f(1, 2
    let b = x

    // CHECK: :[[#@LINE+2]]:16: error: unclosed '['
    // CHECK: :[[#@LINE+1]]:21: note: ']' is expected before ')'
    let c = f(x[1, 2)

    // CHECK: :[[#@LINE+1]]:21: error: this ')' closes nothing
    let d = f(1) + 2)
    let e = x
}

// CHECK: :[[#@LINE+1]]:1: error: this '}' closes nothing
}

// CHECK: :[[#@LINE+2]]:12: error: unclosed '{'
// CHECK: :[[#@LINE+2]]:1: note: '}' is expected before 'fn'
model open {
fn f(x) = x
