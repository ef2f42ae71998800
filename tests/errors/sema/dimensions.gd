// Declared dimensions are whole numbers from 1, made of each other, not of themselves.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: dimensions.gd:[[#@LINE+1]]:10: error: a dimension is a whole number from 1 to 2147483647, not 0
dim A <= 0
// CHECK: dimensions.gd:[[#@LINE+1]]:9: error: expected an integer, but this is a real number
dim B = 2.5
// CHECK: dimensions.gd:[[#@LINE+1]]:9: error: a dimension is a whole number from 1 to 2147483647, not -1
dim C = 1 - 2
// CHECK: dimensions.gd:[[#@LINE+1]]:5: error: the dimension 'D' is made of itself
dim D = E + 1, E = D + 1
// CHECK: dimensions.gd:[[#@LINE+1]]:10: error: 'unknown' is not known here
dim F <= unknown
// CHECK: dimensions.gd:[[#@LINE+1]]:9: error: a dimension is a whole number from 1 to 2147483647, not 3000000000
dim G = 3000000000
dim H = 7 / 2
dim I = 4
dim J <= I
// CHECK: dimensions.gd:[[#@LINE+1]]:9: error: a dimension is made of constants, but J is chosen at each call
dim K = J

model dimensions {
    input a: f32[A]
    input b: f32[B]
    input c: f32[C]
    input d: f32[D]
    input f: f32[F]
    input g: f32[G]
    input h: f32[H]
    input k: f32[K]
    loss a
}
