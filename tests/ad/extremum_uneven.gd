// Where an extremum of a triangle was found is known to be in the square only: what is read there is
// guarded, if it might leave its array else.
// RUN: %gradc --emit=ir %s | FileCheck %s
export fn f(v: f64[6]) {
    let x[i < 3, j <= i] = v[i] * v[j]
    let low[i < 3] = min(j <= i) x[i, i - j]
    let high[i < 3] = max(j <= i) x[i, j]
    return sum(i) low[i] * high[i]
}
export grad f
// CHECK-LABEL: function call f_grad
// CHECK: for i < 3: d.x[i, high.max.j[i]] +=
// CHECK: for i < 3: if low.min.j[i] < i + 1: d.x[i, i - low.min.j[i]] +=
