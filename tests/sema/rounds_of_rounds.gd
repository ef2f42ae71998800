// Loops within loops, of which the one around may have no round, or which both run backward.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s -D n=7
dim n <= 9

// CHECK-LABEL: function call eliminated
// CHECK:      local a.2: f64[n - 1, n - 1]
// CHECK:      a.2[i, 0] = a[i]
export fn eliminated(v: f64[n]) {
    var a = v[0]
    for i < n - 1 {
        for j < n - i - 2 { a = sin(a * v[j]) }
    }
    return a
}
export grad eliminated

// CHECK-LABEL: function call backward
// CHECK:      v.2[i, i, [[k:[a-z0-9]+]]] = v[i + 1, [[k]]]
// CHECK-NEXT: for j < i backward {
export fn backward(x: f64[3]) {
    var v = x
    for i < 5 reverse {
        for j < i reverse { v = flip(v) * x }
    }
    return sum(i) v[i]
}
export grad backward
