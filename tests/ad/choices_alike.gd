// The branches of a choice stay apart through four derivatives: no guard joins what excludes each other.
// RUN: %gradc --emit=ir %s | FileCheck %s
export fn f(x: f64[3]) {
    let w: [3, 3] = for t < 3 {
        yield tanh((t >= 1 ? [x[0], x[1], x[2]] : x[0] - x) * x)
    }
    return w[2, 1]
}
fn slope(x: [3]) = jvp(f(x), x: 1)
fn curvature(x: [3]) = jvp(slope(x), x: x)
export fn third(x: f64[3]) {
    let c = curvature(x)
    return grad(jvp(c, x: x), x)
}
// CHECK-LABEL: function call third
// CHECK-NOT: t >= 1 &&
// CHECK-NOT: t >= 1 ||
