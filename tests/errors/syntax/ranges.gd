// The indices of a reduction and of a definition, and the names of arguments.
// RUN: ! %gradc --emit=ast %s 2>&1 | FileCheck %s --implicit-check-not=error:

fn f(x, a, b) {
    // CHECK: ranges.gd:[[#@LINE+1]]:17: error: expected an index here, such as i, i < n or i <= n
    let c = sum(a + b) x
    // CHECK: :[[#@LINE+1]]:20: error: expected an index here, such as i, i < n or i <= n
    let d = max(i, a[i], j) x[j]
    // CHECK: :[[#@LINE+1]]:11: error: expected an index here, such as i, i < n or i <= n
    let y[0] = x
    // CHECK: :[[#@LINE+1]]:13: error: sum needs an index before what follows, as in sum(i)
    let e = sum() x
    // CHECK: :[[#@LINE+1]]:19: error: a named argument is written with ':', as in 'a: value'
    return f(x, a = 3)
}
