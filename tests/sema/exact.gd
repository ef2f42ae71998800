// An integer that may be any is compared by itself, so that the condition holds for what it says even
// where a sum of it would overflow.
// RUN: %gradc %s --emit=ir | FileCheck %s
// CHECK:      k[] >= 0 - i && k[] < 4 - i ? x[k[] + i]
export fn shifted(x: f64[4], k: int) {
    let y[i < 4] = i + k >= 0 && i + k < 4 ? x[i + k] : 0
    return y
}
// CHECK:      k[] < 8 && k[] >= -1 ? x[k[] + 1]
export fn next(x: f64[9], k: int) = k + 1 < 9 && k >= -1 ? x[k + 1] : 0
