// What has another length in each round is made in each round, though its elements are the same in all.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s
dim N <= 5

// CHECK-LABEL: function call begun
// CHECK:       local e: f64[3, 3]
// CHECK:       for t < 3 {
// CHECK-NEXT:    for i < t + 1: e[t, i] = x[i] * x[i]
export fn begun(x: f64[3]) {
    return for t < 3 {
        let e = x[:t + 1]^2
        yield sum(i) e[i]
    }
}
export jacobian begun

// CHECK-LABEL: function call differentiated
// CHECK:       for t < N {
// CHECK-NEXT:    for i < t: e[t, i] = y[i] * y[i]
export fn differentiated(x: f64[N]) {
    let y[i] = sin(x[i])
    return for t < N {
        let e = y[:t]^2
        yield sum(j < t, i) grad(e, x)[j, i]
    }
}
export jacobian differentiated

// So it is with the rows of a triangle, whose lengths a function knows.
fn weighted(x: [n]) {
    let weight[j < n] = sin(0.5 * j + 1)
    return sum(j) weight[j] * x[j]
}
// CHECK-LABEL: function call rows
// CHECK:       for i < 4, j < i + 1: weight[i, j] = sin(0.5 * f64(j) + 1.0)
export fn rows(x: f64[4, 4]) {
    let y[i, j < i + 1] = x[i, j]
    return sum(i) weighted(y)[i]
}
export grad rows
