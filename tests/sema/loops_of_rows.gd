// A loop keeps what it carries for those indices around it only that it can depend on.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s
dim N <= 4, T <= 5

// What a loop makes of a state is one new value for all rows, and random numbers of other clauses
// are none of the loop's.
layer warm(x: [n]) {
    param w: [n] = normal()
    state age = 0
    var d = 1.0
    for t < 3 { d = d * (0.5 + age) + 0.1 * (sum(i) dense([d], 2)[i]) }
    age = 0.5 * age + d
    return w * x * d
}
// The index t is one of what the loop yields: it has no part in the loop.
// CHECK-LABEL: function forward {
// CHECK: local back2.h: f32[T + 1, N, 2]{{$}}
model rows {
    input x: f32[N, T, 3]
    let back[n, t < T] = lstm(warm(x[n]), 2)[T - 1 - t]
    loss sum(n, t, i) back[n, t, i]^2
}

fn power(x: [n], c) -> [n] {
    var s = 1.0
    for t < 3 { s = s * c }
    return s * x
}
fn from_row(x: [n], c) -> [n] {
    var s = x[0]
    for t < 3 { s = s * c }
    return s * x
}
fn added(x: [n], c) -> [n] {
    var s: [2] = c
    s[1] += c
    return s[1] * x
}
fn both(x: [n], c) -> [n] = x[0] > 0 ? power(x, c) : added(x, c)
// CHECK-LABEL: function call pure {
// CHECK: local s: f64[4]{{$}}
export fn pure(x: f64[4, 3], c: f64) -> f64 = sum(b, i) power(x[b], c)[i]
// CHECK-LABEL: function call started {
// CHECK: local s: f64[4, 4]{{$}}
export fn started(x: f64[4, 3], c: f64) -> f64 = sum(b, i) from_row(x[b], c)[i]
// CHECK-LABEL: function call places {
// CHECK: local s: f64[2]{{$}}
export fn places(x: f64[4, 3], c: f64) -> f64 = sum(b, i) added(x[b], c)[i]
// CHECK-LABEL: function call chosen {
// CHECK: local s: f64[4, 4]{{$}}
export fn chosen(x: f64[4, 3], c: f64) -> f64 = sum(b, i) both(x[b], c)[i]
// An index that ranges up to another one does so here, too.
// CHECK-LABEL: function call triangle {
// CHECK: local y.s: f64[4, 4, 4]{{$}}
export fn triangle(x: f64[4, 3]) {
    let y[b < 4, k < b + 1] = power(x[2], x[k, 0])[0]
    return sum(b, k) y[b, k]
}
export grad pure wrt x, c
export grad started wrt x, c
export grad places wrt x, c
export grad chosen wrt x, c
export grad triangle wrt x
