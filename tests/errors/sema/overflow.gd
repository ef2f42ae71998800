// What is computed of an integer that may be any can overflow: it shows nothing, and neither do sums that
// leave 64 bits.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
model overflow {
    input x: f64[9]
    input k: int[3]
    // CHECK:      overflow.gd:[[#@LINE+2]]:47: error: subscript 1 of 'x' can leave the array: 2 * k[i] may be 9 or more
    // CHECK:      note: read under a condition on the integer itself
    let a[i] = k[i] >= 0 && 2 * k[i] <= 8 ? x[2 * k[i]] : 0
    // CHECK:      overflow.gd:[[#@LINE+1]]:22: error: subscript 1 of 'x' can leave the array: 9223372036854775807 * i may be 9 or more
    let b[i < 9] = x[i * 4611686018427387904 * 4 - i * 9223372036854775807]
}
