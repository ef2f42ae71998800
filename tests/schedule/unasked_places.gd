// An extremum that is kept for a single index has no place there that anybody asks for; its loops can be printed.
// RUN: %gradc --emit=loops %s | FileCheck %s
dim T <= 24
export fn descended(x: f64[T], w: f32) {
    var h: [T] = x
    for l < 2 {
        let s[t, u <= t] = h[t] * h[u] * w
        let a = softmax(s)
        let y[t] = sum(u <= t) a[t, u] * !h[u]
        let e = max(t) y[t]
        h = h - 0.5 * grad(e, h)
    }
    return sum(t) h[t]^2
}
export grad descended
// CHECK: procedure call descended:
// CHECK: max= {{.*}} found
