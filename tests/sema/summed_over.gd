// `+=` adds for every value of the indices in its subscripts, also where nothing else depends on them.
// RUN: %gradc --emit=ir %s | FileCheck %s
export fn f(x: f64[4]) {
    var s: [2] = 0.5
    s[(1 + 2 * e) % 2] += s[e]
    return s[0] * x[0] + s[1]
}
// CHECK:      for i < 2: s[i] += 0.5
// CHECK-NEXT: for e < 2: s[1] += 0.5
