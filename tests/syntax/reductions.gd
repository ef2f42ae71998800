// A reduction covers the product that follows it. Without a body it is a call like any other.
// RUN: %gradc --emit=ast %s > %t.1.gd
// RUN: FileCheck %s < %t.1.gd
// RUN: %gradc --emit=ast %t.1.gd > %t.2.gd
// RUN: diff %t.1.gd %t.2.gd

fn f(a, b, c, x, n) {
    // CHECK: let product = sum(i) a[i] * b[i] + c
    let product = (sum(i) (a[i] * b[i])) + c
    // CHECK: let all = sum(i) (a[i] + c)
    let all = sum(i) (a[i] + c)
    // CHECK: let factor = (sum(i) a[i]) * c
    let factor = (sum(i) a[i]) * c
    // CHECK: let inner = a * (sum(i) b[i] * c)
    let inner = a * sum(i) b[i] * c
    // CHECK: let minus = -(sum(i) b[i] * c)
    let minus = -sum(i) b[i] * c
    // CHECK: let nested = sum(i < n - 1) max(j <= i) x[i, j]^2
    let nested = sum(i < n - 1,) max(j <= i) x[i, j]^2
    // CHECK: let several = mean(i, j < n, k <= j) x[i, j, k]
    let several = mean(i, j < n, k <= j) x[i, j, k]
    // CHECK: let square = sum(i) (x[i + 1] - x[i])^2
    let square = sum(i) (x[i + 1] - x[i])^2
    // CHECK: let found = argmax(i) x[i] - argmin(i) x[i]
    let found = (argmax(i) x[i]) - argmin(i) x[i]
    // CHECK: let negative = sum(i) (-x[i] * c)
    let negative = sum(i) ((-x[i]) * c)
    // CHECK: let list = sum(i) ([a, b][i])
    let list = sum(i) ([a, b][i])
    // CHECK: let call = max(a, b) - c + min(a, b)[0] * max(a, b)
    let call = max(a, b) - c + min(a, b)[0] * max(a, b)
    // CHECK-NEXT: let before = max(a, b)
    let before = max(a, b)
    // CHECK-NEXT: after = before
    after = before
    // CHECK-NEXT: let mean = sum / n
    let mean = sum / n
    // CHECK-NEXT: return sum(mean)
    return sum(mean)
}
