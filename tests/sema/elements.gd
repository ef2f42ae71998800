// Where each round of a loop writes at a place of its own there is one array for all of them; where all
// write at the same place, only that is carried. Otherwise the whole array is.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s -D n=9

// CHECK-LABEL: function call filtered
// CHECK:      local y: f64[n]
// CHECK-NOT:  local y{{.*}}n,
// CHECK:      y[0] = x[0]
// CHECK-NEXT: for i < n - 1 {
// CHECK:      y[i + 1] =
export fn filtered(a: f64, x: f64[n]) {
    var y: [n] = 0
    y[0] = x[0]
    for i < n - 1 { y[i + 1] = a * y[i] + x[i + 1] }
    return sum(i) y[i]^2
}

// Both loops write to one array; what no round writes is copied first.
// CHECK-LABEL: function call factor
// CHECK:      local L.L: f64[5, 5]
// CHECK:      for i < 5 {
// CHECK-NEXT: for j < 4 - i: L.L[i, i + j + 1] = 0.0
// CHECK:      L.L[i, j] =
// CHECK-NOT:  L.L[
// CHECK:      value.sum[]
fn cholesky(A: [n, n]) {
    var L: [n, n] = 0
    for i < n {
        for j <= i {
            let s = A[i, j] - (sum(k < j) L[i, k] * L[j, k])
            L[i, j] = i == j ? sqrt(s) : s / L[j, j]
        }
    }
    return L
}
export fn factor(A: f64[5, 5]) {
    let L = cholesky(A)
    return sum(i) log(L[i, i])
}

// The last round reads past what is written, which is as before the loop.
// CHECK-LABEL: function call relaxed
// CHECK:      for s < 7 {
// CHECK:      x.2[s, i] = (b[i + 1] + x[s + 1, i] + x[s, i + 2]) / 2.5
export fn relaxed(b: f64[6]) {
    var x: [6] = 0.5
    for s < 7 {
        for i < 4 { x[i + 1] = (b[i + 1] + x[i] + x[i + 2]) / 2.5 }
    }
    return sum(i) x[i]^2
}

// CHECK-LABEL: function call corner
// CHECK:      local y: f64[6]
// CHECK:      y[0] = x[2]
// CHECK-NEXT: for t < 5 {
// CHECK:      y[t + 1] =
export fn corner(x: f64[6]) {
    var y = x
    for t < 5 { y[2] = sin(y[2] + y[t]) }
    return y[2] * y[3]
}

// CHECK-LABEL: function call swapped
// CHECK:      local y: f64[4, 6]
export fn swapped(x: f64[6]) {
    var y = x
    for i < 3 {
        let t = y[i]
        y[i] = y[5 - i]
        y[5 - i] = t * t
    }
    return sum(i) y[i] * x[i]
}

export grad filtered
export grad factor
export grad swapped
