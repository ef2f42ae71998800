// Slices stay inside, have elements, and have a length that is known before the program runs.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=note:
dim N <= 16

model slices {
    input x: f32[N, 8]
    input c: class(6)[N]
    // CHECK:      slices.gd:[[#@LINE+1]]:18: error: slice 2:9 leaves dimension 2 of 'x': its end, 9, is more than 8
    let a = x[0, 2:9]
    // CHECK:      slices.gd:[[#@LINE+2]]:15: error: slice -2:N leaves dimension 1 of 'x': its start, -2, is less than 0
    // CHECK:      note: places count from 0; counted from the end this one is N - 2
    let b = x[-2:]
    // CHECK:      slices.gd:[[#@LINE+2]]:18: error: slice 0:-1 leaves dimension 2 of 'x': its end, -1, is less than 0
    // CHECK:      note: places count from 0; counted from the end this one is 8 - 1
    let d = x[:, :-1]
    // CHECK:      slices.gd:[[#@LINE+1]]:18: error: slice 5:2 leaves dimension 2 of 'x': its end, 2, is less than 5
    let e = x[0, 5:2]
    // CHECK:      slices.gd:[[#@LINE+1]]:18: error: slice 3:3 of 'x' has no elements
    let f = x[0, 3:3]
    // CHECK:      slices.gd:[[#@LINE+1]]:15: error: slice 0:2 can leave dimension 1 of 'x': its end, 2, may be more than N
    let g = x[:2]
    // CHECK:      slices.gd:[[#@LINE+2]]:28: error: slice c[n]:c[n] + 4 can leave dimension 2 of 'x': its end, c[n] + 4, may be more than 8
    // CHECK:      note: give the index a smaller range, or read under a condition that keeps it inside
    let h[n] = sum(i) x[0, c[n]:c[n] + 4][i]
    // CHECK:      slices.gd:[[#@LINE+1]]:28: error: the length of a slice cannot depend on 'c', which is known only when the program runs
    let i[n] = sum(j) x[n, c[n]:8][j]
    // CHECK:      slices.gd:[[#@LINE+2]]:15: error: subscript 1 of 'x' can leave the array: -1 may be less than 0
    // CHECK:      note: places count from 0; counted from the end this one is N - 1
    let j = x[-1]
    // CHECK:      slices.gd:[[#@LINE+1]]:13: error: 'x' is [N, 8]; it takes at most 2 subscripts
    let l = x[:, :, 1]
    // CHECK:      slices.gd:[[#@LINE+1]]:18: error: expected an integer, but this is a real number
    let m = x[0, 0.5:]
    loss a
}
