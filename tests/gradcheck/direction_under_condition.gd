// A direction under a condition is computed where that holds: it may be read only there.
// RUN: %gradcheck %s
// RUN: %gradc --emit=ir %s | FileCheck %s
model directions {
    input x: f64[4]
    input w: f64[9]
    param p: [9] = 1
    let s = sum(i) (x[i] * p[i])^2
    // CHECK: for i < 9, i2 < 4: x.dot[i, i2] = i >= 1 ? w[i - 1] : 0.0
    let d[i < 9] = i >= 1 ? jvp(s, x: w[i - 1]) : 0
    let e[i < 9] = i >= 3 ? jvp(s, x: log(w[0]^2)) : 0
    let f = w > 0 ? jvp(s, x: log(w[0] + 2)) : 0
    loss d * p
    loss e * p
    loss f
}
