// An extremum that is collected in a variable, under a guard that reads what becomes a variable after
// it: each row still has its own place.
// RUN: %gradc %s -o - | FileCheck %s
fn chosen(p: [2], c: [3]) {
    let t = c > -0.257 ? 0.7 : argmin(i) p[i]
    return t
}
export fn rows(x: f64[3]) {
    let a[i < 4, j < 2] = -i
    return chosen(a, x)
}
// CHECK: for (int i = 0; i < 4; i++) {
// CHECK: t_min_i[i] =
