// Integers that would leave an int, as far as their ranges are known, are an error, not wrong.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 50000
model counts {
    input x: f32[N]
    // CHECK: integers.gd:[[#@LINE+1]]:5: error: {{.*}} may be 2500000000, which is too large for an int
    loss sum(n) x[n] * (N * N - n * n)
}

// CHECK:      integers.gd:[[#@LINE+3]]:40: error: i * (i * i) may be 7988005999, which is too large for an int
// CHECK-NEXT: export fn cubes(x: f64[2000]) -> f64 = sum(i) x[i] * (i * i * i)
// CHECK:      note: with 1.0 * in front of it, it is computed in real numbers
export fn cubes(x: f64[2000]) -> f64 = sum(i) x[i] * (i * i * i)
export fn real_cubes(x: f64[2000]) -> f64 = sum(i) x[i] * (1.0 * i * i * i)
export fn small_cubes(x: f64[1000]) -> f64 = sum(i) x[i] * (i * i * i)

// Also by way of an array.
export fn steps(x: f64[40000]) -> f64 {
    let a[i < 40000] = i * 50000
    // CHECK: integers.gd:[[#@LINE+1]]:5: error: 2 * a[i] may be 3999900000, which is too large for an int
    return sum(i) x[i] * (2 * a[i])
}
// CHECK: integers.gd:[[#@LINE+1]]:34: error: this sum of integers may be 9999900000, which is too large for an int
export fn total(x: f64) -> f64 = x * sum(i < 100000) i
export fn few(x: f64) -> f64 = x * sum(i < 40000) i

// Below 0, and in a condition.
// CHECK: integers.gd:[[#@LINE+1]]:41: error: i * (0 - i) may be -4899860001, which is too large for an int
export fn below(x: f64[70000]) -> f64 = sum(i) (-i * i < -5 ? x[i] : 0)
export fn rest(x: f64[70000]) -> f64 = sum(i) x[i] * (i % 9 * (i % 5000) % 7)
