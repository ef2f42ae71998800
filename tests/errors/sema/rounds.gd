// RUN: ! %gradc -D n=9 %s -o %t.c 2>&1 | FileCheck %s
export fn f(x: f64[n]) {
    var s = 0.5
    // CHECK: rounds.gd:[[#@LINE+2]]:9: error: the number of rounds of this loop, n - 2, may be less than 0
    // CHECK: note: let it run to a bound, and choose by a condition in its body
    for i < n - 2 { s = s * x[i + 2] }
    return s
}
export fn g(x: f64[n]) {
    var s = 0.5
    for i < n - 1 { s = s * x[i + 1] }
    return s
}
