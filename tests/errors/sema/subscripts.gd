// Subscripts are integers that stay inside, for all values of indices and dimensions.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8, M <= 4

model subscripts {
    input x: f32[N, 4]
    input at: int
    input label: class(5)[N]
    // CHECK:      subscripts.gd:[[#@LINE+4]]:15: error: subscript 1 of 'x' can leave the array: N may be N or more
    // CHECK-NEXT:     let a = x[N, 0]
    // CHECK-NEXT: {{^              \^$}}
    // CHECK-NEXT: note: give the index a smaller range, or read under a condition that keeps it inside
    let a = x[N, 0]
    // CHECK:      subscripts.gd:[[#@LINE+3]]:18: error: subscript 2 of 'x' can leave the array: 4 may be 4 or more
    // CHECK-NEXT:     let b = x[0, 2^2]
    // CHECK-NEXT: {{^                 \^~~$}}
    let b = x[0, 2^2]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:15: error: subscript 1 of 'x' can leave the array: 1 may be N or more
    let c = x[1, 0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:15: error: subscript 1 of 'x' can leave the array: -1 may be less than 0
    let d = x[-1, 0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:15: error: subscript 1 of 'x' can leave the array: at may be less than 0
    let e = x[at, 0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:18: error: subscript 2 of 'x' can leave the array: label[0] may be 4 or more
    let f = x[0, label[0]]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:24: error: subscript 2 of 'x' can leave the array: j + 1 may be 4 or more
    let g[n, j] = x[n, j + 1] - x[n, j]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:33: error: subscript 1 of 'x' can leave the array: m may be N or more
    let h = sum(m < M, j < 4) x[m, j]
    // A condition that is not enough, and one on the wrong side.
    // CHECK:      subscripts.gd:[[#@LINE+1]]:36: error: subscript 2 of 'x' can leave the array: j + 2 may be 4 or more
    let i[n, j < 4] = j < 3 ? x[n, j + 2] : 0
    // CHECK:      subscripts.gd:[[#@LINE+1]]:40: error: subscript 2 of 'x' can leave the array: j - 1 may be less than 0
    let k[n, j < 4] = j > 0 ? 0 : x[n, j - 1]
    // A product that is too large for one pair of values only.
    // CHECK:      subscripts.gd:[[#@LINE+1]]:37: error: subscript 2 of 'x' can leave the array: u * v may be 4 or more
    let p = sum(u < 3, v <= u) x[0, u * v]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:15: error: expected an integer, but this is a real number
    let l = x[0.5, 0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:13: error: 'x' is [N, 4]; it takes at most 2 subscripts
    let m = x[0, 0, 0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:13: error: 'at' is a number; it takes at most 0 subscripts
    let o = at[0]
    // CHECK:      subscripts.gd:[[#@LINE+1]]:18: error: subscript 2 of 'x' can leave the array: this may be 4 or more
    let q = x[0, argmax(n) x[n, 0]]
    // A condition known now that chooses the branch.
    // CHECK:      subscripts.gd:[[#@LINE+1]]:39: error: subscript 2 of 'x' can leave the array: 4 may be 4 or more
    let r[n] = 4 < 5 ? x[n, 0] + x[n, 4] : 0
    // CHECK:      subscripts.gd:[[#@LINE+1]]:10: error: cross_entropy does not fit here: subscript 1 of 'z' can leave the array: label[n] may be 4 or more
    loss cross_entropy(x, label)
}
