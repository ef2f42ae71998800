// A pipe becomes a call with its left side put first.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

fn f(x, a) {
    // CHECK: let short = relu(x)
    let short = x |> relu
    // CHECK: let chain = max(relu(dense(x, 32, bias: 0)), a)
    let chain = x |> dense(32, bias: 0) |> relu |> max(a)
    // CHECK: let loosest = relu(x > 0 ? x : a + 1)
    let loosest = x > 0 ? x : a + 1 |> relu
    // CHECK: let inner = relu(x)[0] + 1
    let inner = (x |> relu)[0] + 1
    // CHECK: let argument = f(relu(x), a: tanh(a))
    let argument = f(x |> relu, a: a |> tanh)
    // CHECK: return x ? relu(a) : a
    return x ? a |> relu : a
}
