// Quotients and remainders are simplified when the ranges of their indices are known, which may be
// after they were written.
// RUN: %gradc %s --emit=ir | FileCheck %s
// CHECK: for e < 3: s[e] += v[e]
export fn early(v: f64[3]) {
    var s: [3] = 0
    s[e % 3] += v[e]
    return s[0] * s[1] + s[2]
}
