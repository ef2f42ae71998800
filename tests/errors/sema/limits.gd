// Programs that grow beyond all measure end in one message.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: limits.gd:[[#@LINE+2]]:40: error: more than 8 dimensions
// CHECK: limits.gd:[[#@LINE+7]]:13: note: in this call of nine
fn nine(x: [a, b, c, d, e, f, g, h]) = [x, x]
fn many(x) = x

model limits {
    input x: f32[1, 1, 1, 1, 1, 1, 1, 1]
    input y: f32[2, 2, 2, 2, 2]
    let d = nine(x)
    // CHECK: limits.gd:[[#@LINE+1]]:13: error: more than 8 dimensions
    let a = [x, x]
    // CHECK: limits.gd:[[#@LINE+1]]:9: error: more than 8 dimensions
    let b[i < 2, j < 2, k < 2, l < 2] = y
    // CHECK: limits.gd:[[#@LINE+1]]:9: error: more than 8 dimensions
    let c[i < 2, j < 2, k < 2, l < 2, m < 2, n < 2, o < 2, p < 2, q < 2] = 1
    let e = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
             25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
             // CHECK: limits.gd:[[#@LINE+1]]:78: error: a list holds at most 64 items
             48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64]
    // CHECK: limits.gd:[[#@LINE+1]]:21: error: many takes 1 argument, not 65
    let f = many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
                 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64)
    let g = sum(a < 1, b < 1, c < 1, d < 1, e < 1, f < 1, g < 1, h < 1, i < 1, j < 1, k < 1, l < 1,
                m < 1, n < 1, o < 1, p < 1, q < 1, r < 1, s < 1, t < 1, u < 1, v < 1, w < 1, z < 1,
                // CHECK: limits.gd:[[#@LINE+1]]:81: error: more than 32 indices are nested here
                aa < 1, bb < 1, cc < 1, dd < 1, ee < 1, ff < 1, gg < 1, hh < 1, ii < 1) y[0, 0, 0, 0, 0]
    loss x
}
