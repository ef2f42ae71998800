// A mean over nothing is refused, also that which a loss or a metric takes.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 6

model means {
    input x: f32[N]
    param p: f32 = 1
    let y[i < N - 1] = x[i + 1] * p
    // CHECK: means.gd:[[#@LINE+2]]:5: error: this loss is averaged over [N - 1], which may be nothing; it has no mean then
    // CHECK: note: add up its elements instead, as in sum(i) y[i]
    loss y^2
    // CHECK: means.gd:[[#@LINE+1]]:5: error: this metric is averaged over [N - 1], which may be nothing
    metric y
    // CHECK: means.gd:[[#@LINE+1]]:15: error: the range of 'i' may be empty, and has no mean then
    loss mean(i < N - 1) y[i]
    // CHECK: means.gd:[[#@LINE+1]]:22: error: the range of 'j' may be empty, and has no mean then
    loss mean(i < 4, j < i) p
    loss sum(i) y[i]
    loss mean(i) x[i] * p
    loss N > 1 ? mean(i < N - 1) y[i] : 0
}
