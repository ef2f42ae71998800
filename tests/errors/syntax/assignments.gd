// Elements are added to or defined all at once, not assigned.
// RUN: not %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:
fn f(x: [n]) {
    var y: [n] = 0
    for i < n {
        // CHECK:      assignments.gd:[[#@LINE+4]]:9: error: an element of 'y' cannot be assigned
        // CHECK-NEXT:         y[i] = x[i]
        // CHECK-NEXT:         ^~~~
        // CHECK-NEXT: note: add to it, as in y[i] += e, or define all elements, as in let y[i] = e
        y[i] = x[i]
    }
    // CHECK: :[[#@LINE+1]]:21: error: expected an expression, but found 'y +='
    let z = x + 1 + y += 3
    return y[0] == y[1]
}
