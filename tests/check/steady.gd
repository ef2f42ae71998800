// Points where rounding errors decide are left out: there the slope of a softmax that is almost 0 or
// 1 is a difference of large numbers, and dual numbers have lost it. Where it is so at every point,
// nothing is proved, which is said. A wrong rule that only the first point does not see is found, in
// the source and in what is exported.
// RUN: %gradc check %s 2>/dev/null > %t || true
// RUN: FileCheck %s < %t
dim T <= 24
export fn descended(x: f64[T], w: f64) {
    var h: [T] = x
    for l < 2 {
        let s[t, u <= t] = h[t] * h[u] * w
        let a = softmax(s)
        let y[t] = sum(u <= t) a[t, u] * h[u]
        let e = sum(t) y[t]^2
        h = h - 0.05 * grad(e, h)
    }
    return sum(t) h[t]^2
}
export grad descended
// CHECK:      descended_grad, at {{[2-7]}} points: errors up to 1e-09 are right
// CHECK:        d_x [T] 3 entries {{.*}} right{{$}}
// CHECK-NEXT:   d_w number 1 entry {{.*}} right{{$}}

export fn chaos(x: f64[8]) {
    var y = abs(x) / (1 + abs(x))
    for t < 60 { y = 3.99 * y * (1 - y) }
    return sum(i) y[i]
}
export grad chaos
// CHECK:      chaos_grad: errors
// CHECK:        d_x [8] 8 entries {{.*}} NOT PROVED: rounding errors decide

fn bent(x) = x > 0 ? x^2 : 2 * x
    deriv x = x > 5 ? 2 * x + 0.5 : x > 0 ? 2 * x : 2
export fn far(x: f64[3]) = for t < 3 {
    let here = x[t]
    yield grad(bent(here), here)
}
// CHECK:      derivatives within far, at 7 points: errors up to 1e-06 are right
// CHECK-NEXT:   by here [3] 3 entries {{.*}} WRONG

// What is no number at a later point is told, too.
fn gone(x) = x^2
    deriv x = x > 5 ? log(-x) : 2 * x
export fn farther(x: f64[3]) = for t < 3 {
    let here = x[t]
    let g = grad(gone(here), here)
    yield here > 5 ? 0 : g
}
// CHECK:      derivatives within farther, at
// CHECK-NEXT:   by here [3] 3 entries {{.*}} NOT FINITE

// A derivative that f64 cannot hold with all its digits counts by its size.
export fn vanishing(v: f64[6]) {
    var y: [6] = v[0]
    for t < 6 reverse {
        y = y * v[1]
        y = 0.1 * (t < 5 ? y[t + 1] : v[2])^2
    }
    return y[0] * y[1]
}
export grad vanishing
// CHECK:      vanishing_grad, at 7 points
// CHECK:        d_v [6] 6 entries {{.*}} right{{$}}

// And one that is next to nothing beside the value is what is left of numbers that cancel.
export fn steep(x: f64[2]) { return sum(i) (sigmoid(60 * x[i]) + tanh(60 * x[i])) }
export grad steep
export hvp steep
// CHECK:      steep_grad, at 7 points
// CHECK:        d_x [2] 2 entries {{.*}} right{{$}}
// CHECK:      steep_hvp, at 7 points
// CHECK:        h_x [2] 2 entries {{.*}} right{{$}}

// Where nothing at all is left of them, the derivatives may miss it by rounding.
export fn nothing(v: f64[6]) {
    var y: [6] = v
    for t < 6 {
        for u < t {
            y[e] = v[0]
        }
        y = y * tanh(y[(t + 1) % 6] - y[3])
    }
    return sum(i) y[i]
}
export grad nothing
export hvp nothing
// CHECK:      nothing_hvp, {{.*}}at {{[2-7]}} points
// CHECK:        h_v [6] 6 entries {{.*}} right: zero at every point

// Two arguments are not always of the same scale. Rounding on the way may decide, too.
export fn between(a: f64, b: f64) = (a > 1) < (b > 1) ? a : 0
export grad between
// CHECK:      between_grad, at 7 points
// CHECK:        d_a number 1 entry {{.*}} right{{$}}

export fn cancelled(x: f64) {
    let y = 0.01 * x - tanh(0.01 * x)
    return sin(y - tanh(y))
}
export grad cancelled
// CHECK:      cancelled_grad: errors
// CHECK:        d_x number 1 entry {{.*}} NOT PROVED: rounding errors decide

export fn reduced(x: f64) {
    let y = 0.1 * x - tanh(0.1 * x)
    return sin(y - tanh(y))
}
export grad reduced
// CHECK:      reduced_grad, at {{[2-6]}} points
// CHECK:        d_x number 1 entry {{.*}} right{{$}}
