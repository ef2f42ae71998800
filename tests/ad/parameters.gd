// Parameters are no copies: the first statement may read them, and they have no rounds of a loop.
// RUN: %gradc --emit=grad %s | FileCheck %s
model parameters {
    param p: [4] = 0
    param q: [4] = 0
    input v: f32[4]
    let y[i] = sin(p[i])
    let h = jvp(y, p: v)
    let g[i] = grad(y[i], p)[i]
    let c = for t < 4 {
        let e[i] = p[t] * q[i]
        yield grad(e[0], q)[t]
    }
    output o[i] = g[i] + h[i] + c[i]
}
// CHECK-LABEL: function forward {
// CHECK:      for i < 4: p.dot[i] = v[i]
// CHECK-NEXT: for i < 4: y.dot[i] += cos(p[i]) * p.dot[i]
// CHECK:      for i < 4: d.y[i] += 1.0
// CHECK-NEXT: for i < 4: d.p[i] += d.y[i] * cos(p[i])
// CHECK-NEXT: for t < 4 {
// CHECK:          d.e[t, 0] += 1.0
// CHECK-NEXT:     for i < 4: d.q[t, i] += d.e[t, i] * p[t]
// CHECK:      for i < 4: o.value[i] = d.p[i] + y.dot[i] + d.q[i, i]
