// What is assigned stands at the beginning of its line.
// RUN: not %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:
fn f(x: [n]) {
    var y: [n] = 0
    for i < n {
        y[i] = x[i]
    }
    // CHECK: :[[#@LINE+1]]:21: error: expected an expression, but found 'y +='
    let z = x + 1 + y += 3
    return y[0] == y[1]
}
