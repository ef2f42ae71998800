// Characters that the language does not have: one error for each run of them.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

model m {
    // CHECK: characters.gd:[[#@LINE+3]]:15: error: these characters are not part of the language
    // CHECK-NEXT: let a = x $$# y
    // CHECK-NEXT: {{^              \^~~$}}
    let a = x $$# y
    // CHECK: :[[#@LINE+3]]:13: error: these characters are not part of the language
    // CHECK-NEXT: let b = λ₂ + 1
    // CHECK-NEXT: {{^            \^~$}}
    let b = λ₂ + 1
    // CHECK: :[[#@LINE+1]]:14: error: '.' is not part of the language
    let c = a.x
    // CHECK: :[[#@LINE+1]]:14: error: ';' is not used: a statement ends where the next one begins
    let d = 1; let e = 2
    // CHECK: :[[#@LINE+1]]:15: error: '&' is not an operator; 'and' is written '&&'
    let f = a & b
    // CHECK: :[[#@LINE+1]]:15: error: '|' is not an operator; 'or' is written '||'
    let g = a | b
}
// CHECK: :[[#@LINE+1]]:8: error: this text has no end: '"' is missing
import "layers
