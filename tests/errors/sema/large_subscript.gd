// A subscript that is no int has no derivatives of any kind.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
export fn f(v: f64) {
    var s: [4, 2] = v
    for t < 4 {
        s[i] = sin(v)
    }
    // CHECK: large_subscript.gd:[[#@LINE+1]]:17: error: subscript 2 of 's' can leave the array: 2147483648 may be 2 or more
    return s[0, 2147483648]
}
// CHECK: error: the number 2147483648 is too large for an int
// CHECK: error: the number 2147483648 is too large for an int
export grad f
// CHECK: error: the number 2147483648 is too large for an int
export jvp f
// CHECK: error: the number 2147483648 is too large for an int
export hvp f
// CHECK: error: the number 2147483648 is too large for an int
export jacobian f
// CHECK: error: the number 2147483648 is too large for an int
export hessian f
