// What is made of a list is computed item by item, and so is its derivative.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: %gradc %s -o - | FileCheck %s --check-prefix=CODE

// CHECK-LABEL: function call turned {
// CHECK:      y[0] = cos(a[]) * x[0] - sin(a[]) * x[1]
// CHECK-NEXT: y[1] = sin(a[]) * x[0] + cos(a[]) * x[1]
export fn turned(x: f64[2], a: f64) {
    let y = [cos(a) * x[0] - sin(a) * x[1], sin(a) * x[0] + cos(a) * x[1]]
    return y[0] * y[1]
}

// Each list of a list, for each n; in a sum, too.
// CHECK-LABEL: function call table {
// CHECK:      for n < 4: t[n, 0, 0] = x[n]
// CHECK-NEXT: for n < 4: t[n, 0, 1] = 2.0
// CHECK-NEXT: for n < 4: t[n, 1, 0] = 3.0
// CHECK-NEXT: for n < 4: t[n, 1, 1] = x[n] * x[n]
// CHECK-NEXT: for n < 4: {{.*}} += 5.0
// CHECK-NEXT: for n < 4: {{.*}} += sin(x[n])
export fn table(x: f64[4]) {
    let t[n] = [[x[n], 2], [3, x[n]^2]]
    let s[n] = sum(i) ([5, sin(x[n])][i])
    return sum(n) t[n, 0, 0] * t[n, 1, 1] * t[n, 0, 1] * t[n, 1, 0] * s[n]
}

// What stands beside the list is not written out for each item.
// CHECK-LABEL: function call beside {
// CHECK:      for i < 8: {{.*}} = exp({{.*}}) * (i == 0 ?
export fn beside(x: f64[8]) {
    let y[i] = exp(sin(x[i])) + cos(x[i]) * tanh(x[i]) * sqrt(1 + x[i]^2) * (1 + x[i] / (2 + x[i]^4))
    let z[i] = exp(sin(x[i]) * cos(x[i]) + tanh(x[i]) * sqrt(1 + x[i]^2) * y[i]) * [1, 2, 3, 4, 5, 6, 7, 8][i]
    return sum(i) z[i]
}

// Nor is a loop whose index bounds another one.
// CHECK-LABEL: function call triangle {
// CHECK:      for i < 2, j < i + 1: {{.*}} += i == 0 ? x[1] : 0.0
export fn triangle(x: f64[4]) = sum(i < 2, j < i + 1) (i == 0 ? x[1] : 0)

// CODE-LABEL: double turned(
// CODE-NOT:   ?
// CODE:       {{^}}}
