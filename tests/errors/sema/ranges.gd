// Ranges: known, fixed where an array has a dimension, and never too large.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8, M <= 4

model ranges {
    input x: f32[N, 4]
    input count: int
    param w: [5] = 0
    // CHECK:      ranges.gd:[[#@LINE+3]]:20: error: the range of 'j' does not follow from any access; write it out, as in j < n
    // CHECK-NEXT:     let a = sum(i, j) w[i]
    // CHECK-NEXT: {{^                   \^$}}
    let a = sum(i, j) w[i]
    // CHECK:      ranges.gd:[[#@LINE+1]]:11: error: the range of 'q' does not follow from any access; write it out, as in q < n
    let b[q] = 3
    // CHECK:      ranges.gd:[[#@LINE+3]]:21: error: the range of 'i' cannot depend on 'count', which is known only when the program runs
    // CHECK-NEXT:     let c = sum(i < count) w[0]
    // CHECK-NEXT: {{^                    \^~~~~$}}
    let c = sum(i < count) w[0]
    // No mistake: a triangle.
    let tri[i, j <= i] = w[i] * w[j]
    // CHECK:      ranges.gd:[[#@LINE+1]]:11: error: the range of 'i' is 0; a dimension is a whole number from 1 to 2147483647
    let e[i < 5 - 5] = w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:11: error: the range of 'i' is 4000000000; a dimension is a whole number from 1 to 2147483647
    let f[i < 4000000000] = w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:11: error: the range of 'i' is N * M; a dimension is a sum of declared dimensions, quotients of them, and constants
    let g[i < N * M] = w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:9: error: an array that is needed here has more than 2147483647 entries
    let h[i < 100000, j < 100000] = w[0] * i * j
    // CHECK:      ranges.gd:[[#@LINE+1]]:17: error: the range of 'i' may be empty, and has no largest element then
    let k = max(i < N - 1) x[i, 0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:17: error: the range of 'i' is empty, and has no smallest element then
    let l = min(i < 0) w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:18: error: the range of 'i' is empty, and has no mean then
    let m = mean(i < 0) w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:13: error: argmax runs over one index
    let n = argmax(i, j) x[i, j]
    // CHECK:      ranges.gd:[[#@LINE+1]]:21: error: expected an integer, but this is a real number
    let o = sum(i < 2.5) w[0]
    // CHECK:      ranges.gd:[[#@LINE+1]]:24: error: expected an integer, but this is a real number
    let p = sum(i, j < w[i]) 1
    // CHECK:      ranges.gd:[[#@LINE+1]]:9: error: the range of 'i' does not follow from what stands before this; write it out, as in i < n
    let q[i] = (sum(j) x[j, 0] * i) * w[i]
    // CHECK:      ranges.gd:[[#@LINE+1]]:9: error: the number 3000000000 is too large for an int
    let r[i] = i * 3000000000 > 7 ? w[i] : 0
    // CHECK:      note: with a point, as in 3.0, it would be a real number
    // CHECK:      ranges.gd:[[#@LINE+1]]:9: error: the number 1e+300 is too large for f32
    let s[i] = w[i] * 1e300
    // CHECK:      note: an input of type f64, or --real=f64, makes the model compute in f64
    // CHECK:      ranges.gd:[[#@LINE+3]]:28: error: the range of 'j' cannot depend on a choice, neither by a condition nor by max or min
    // CHECK-NEXT:     let t = sum(i < 5, j < min(i, 2)) w[j]
    // CHECK:      note: give it the largest range, and put the choice into the value, as in j <= i ? x[j] : 0
    let t = sum(i < 5, j < min(i, 2)) w[j]
    // CHECK:      ranges.gd:[[#@LINE+1]]:15: error: the range of 'i' cannot depend on a choice, neither by a condition nor by max or min
    let u[i < (N > 2 ? 2 : 1)] = w[i]
    // CHECK:      ranges.gd:[[#@LINE+1]]:26: error: the length of a slice cannot depend on a choice, neither by a condition nor by max or min
    let v[i < 3] = sum(w[0:i > 1 ? 2 : 1])
    loss w
}
