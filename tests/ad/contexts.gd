// A rate has one dimension for each index that the direction differs along and that is none of the
// array's own, and no more. What the value does not depend on, and what does not move, has none.
// RUN: %gradc -Wno-unused --emit=grad %s | FileCheck %s

// The direction is another one for each row: j stands in front. For each column, too, in the
// second function, but that goes along with the only element that moves.
export fn each_row(x: f64[4], v: f64[3, 4]) {
    let y[i] = sin(x[i])
    let z[i] = y[i] * y[3 - i]
    let g[j, i] = jvp(z[i], x: v[j])
    return g
}
fn slope(x, v) {
    let y = sin(x)
    let z = y^2
    return jvp(z, x: v)
}
export fn each_element(x: f64[4, 2], v: f64[3, 4]) {
    let g[j, i] = slope(x[i, 1], v[j, i])
    return g
}

// At another element than that of the context, the value does not move.
fn far(x: [3], v: [3]) {
    let y[i] = sin(x[i])
    let z[i] = y[i] * y[0]
    return jvp(z, x: v)
}
export fn each_part(x: f64[4, 3], v: f64[4, 3]) {
    let g[k] = far(x[k], v[k])
    return g
}

// From two directions, and through an array that has one of them and one that has the other.
export fn two(x: f64[4], w: f64[4], v: f64[3], u: f64[2]) {
    let a[i] = sin(x[i])
    let b[i] = cos(w[i])
    let g[j, k, i] = jvp(a[i] * b[i], x: v[j], w: u[k])
    return g
}

// Nothing depends on what stands beside; and what is given a direction does not move by itself.
export fn beside(x: f64[4], v: f64) {
    let y[i] = sin(x[i])
    let other[i < 4] = y[3 - i] * x[0]
    let z[i] = y[i] + cos(x[i])
    return jvp(z, y: v^2, x: v) * other[1]
}

// Nothing moves through floor(). Nothing is added outside of a branch, but a guard stays where the
// array would be left without it.
export fn through_floor(x: f64[4], v: f64) {
    let y[i] = floor(x[i])
    let z[i] = sin(x[i])
    let a[i] = y[i] * z[i]
    let b[i] = z[i]^2 * y[i] * a[i]
    return jvp(b * sin(y) * a, x: v)
}
export fn branches(x: f64[4], v: f64) {
    let z[i] = x[i] > 0 ? log(x[i]) : 0
    let s[i < 4] = i >= 2 ? z[i - 2] : 0
    return jvp(floor(x) + s, x: v)
}

// Of a whole loop, what moves in a later round, too.
export fn exchanged(x: f64[4], w: f64[4], v: f64[3]) {
    var s = x
    var r = w
    for t < 3 {
        let before = s
        s = sin(r)
        r = cos(before)
    }
    let g[j, i] = jvp(s[i], x: v[j])
    return g
}

// In the rounds of a loop.
export fn in_rounds(x: f64[3, 4], w: f64[4], v: f64[3, 4]) {
    return for t < 3 {
        let a[i] = x[t, i] * w[i]
        let e[i] = sin(a[i]) * a[0]
        yield jvp(e, a: v[t])
    }
}
export fn from_outside(x: f64[4], v: f64[3, 4]) {
    let y[i] = sin(x[i])
    return for t < 3 {
        let e[i] = y[i] * y[t]
        yield jvp(e, x: v[t])
    }
}
export fn mixed(x: f64[4], w: f64[3, 2, 4], v: f64[3, 5]) {
    let y[i] = sin(x[i])
    return for t < 3 {
        let c = for u < 2 {
            let a = w[t, u]
            let e[i] = y[i] * a[i]
            let z[i] = e[i]^2
            let g[j, i] = jvp(z[i], a: v[t, j], x: v[u, j])
            yield g
        }
        yield c
    }
}

// What earlier rounds left has no rate, though it began with what moves.
export fn left(x: f64[4], v: f64) {
    var s = x
    var r = 2 * x
    return for t < 3 {
        let e = sin(x)
        s = s * r
        r = r + s
        yield jvp(e, x: v) + s
    }
}
// CHECK-LABEL: function call each_row {
// CHECK:      local x.2.dot: f64[3, 4]
// CHECK:      local y.dot: f64[3, 4]
// CHECK:      local z.dot: f64[3, 4]
// CHECK:      for j < 3, i < 4: x.2.dot[j, i] = v[j, i]
// CHECK-NEXT: for j < 3, i < 4: y.dot[j, i] += cos(x.2[i]) * x.2.dot[j, i]
// CHECK-NEXT: for j < 3, i < 4: z.dot[j, i] += y[i] * y.dot[j, 3 - i]
// CHECK-NEXT: for j < 3, i < 4: z.dot[j, i] += y[3 - i] * y.dot[j, i]
// CHECK-NEXT: for j < 3, i < 4: result[j, i] = z.dot[j, i]
// CHECK-LABEL: function call each_element {
// CHECK:      local g.x.dot: f64[3, 4]
// CHECK:      local g.y.dot: f64[3, 4]
// CHECK:      local g.z.dot: f64[3, 4]
// CHECK:      for j < 3, i < 4: g.x.dot[j, i] = v[j, i]
// CHECK-NEXT: for j < 3, i < 4: g.y.dot[j, i] += cos(g.x[i]) * g.x.dot[j, i]
// CHECK-NEXT: for j < 3, i < 4: g.z.dot[j, i] += 2.0 * g.y[i] * g.y.dot[j, i]
// CHECK-NEXT: for j < 3, i < 4: result[j, i] = g.z.dot[j, i]
// CHECK-LABEL: function call each_part {
// CHECK:      local g.x.dot: f64[4, 3]
// CHECK:      local g.y.dot: f64[4, 3]
// CHECK:      local g.z.dot: f64[4, 3]
// CHECK:      for k < 4, j < 3: g.x.dot[k, j] = v[k, j]
// CHECK-NEXT: for k < 4, i < 3: g.y.dot[k, i] += cos(g.x[k, i]) * g.x.dot[k, i]
// CHECK-NEXT: for k < 4, i < 3: g.z.dot[k, i] += g.y[k, i] * g.y.dot[k, 0]
// CHECK-NEXT: for k < 4, i < 3: g.z.dot[k, i] += g.y[k, 0] * g.y.dot[k, i]
// CHECK-NEXT: for k < 4, i < 3: result[k, i] = g.z.dot[k, i]
// CHECK-LABEL: function call two {
// CHECK:      local x.2.dot: f64[3, 2, 4]
// CHECK:      local w.2.dot: f64[3, 2, 4]
// CHECK:      local a.dot: f64[3, 2, 4]
// CHECK:      local b.dot: f64[3, 2, 4]
// CHECK:      for j < 3, k < 2, i < 4: x.2.dot[j, k, i] = v[j]
// CHECK-NEXT: for j < 3, k < 2, i < 4: w.2.dot[j, k, i] = u[k]
// CHECK-NEXT: for j < 3, k < 2, i < 4: a.dot[j, k, i] += cos(x.2[i]) * x.2.dot[j, k, i]
// CHECK-NEXT: for j < 3, k < 2, i < 4: b.dot[j, k, i] += -(sin(w.2[i]) * w.2.dot[j, k, i])
// CHECK-NEXT: for j < 3, k < 2, i < 4: g[j, k, i] = a[i] * b.dot[j, k, i] + b[i] * a.dot[j, k, i]
// CHECK-LABEL: function call beside {
// CHECK:      local y.dot: f64[4]
// CHECK:      local z.dot: f64[4]
// CHECK:      for i < 4: y.dot[i] = v[] * v[]
// CHECK-NEXT: for i < 4: x.2.dot[i] = v[]
// CHECK-NEXT: for i < 4: z.dot[i] += -(sin(x.2[i]) * x.2.dot[i])
// CHECK-NEXT: for i < 4: z.dot[i] += y.dot[i]
// CHECK-NEXT: for i < 4: result[i] = z.dot[i] * other[1]
// CHECK-LABEL: function call through_floor {
// CHECK:      local x.2.dot: f64[4]
// CHECK:      local z.dot: f64[4]
// CHECK:      local a.dot: f64[4]
// CHECK:      local b.dot: f64[4]
// CHECK:      for i < 4: x.2.dot[i] = v[]
// CHECK-NEXT: for i < 4: z.dot[i] += cos(x.2[i]) * x.2.dot[i]
// CHECK-NEXT: for i < 4: a.dot[i] += y[i] * z.dot[i]
// CHECK-NEXT: for i < 4: b.dot[i] += z[i] * z[i] * y[i] * a.dot[i]
// CHECK-NEXT: for i < 4: b.dot[i] += 2.0 * (a[i] * y[i] * z[i]) * z.dot[i]
// CHECK-NEXT: for i < 4: result[i] = b[i] * sin(y[i]) * a.dot[i] + a[i] * sin(y[i]) * b.dot[i]
// CHECK-LABEL: function call branches {
// CHECK:      local x.2.dot: f64[4]
// CHECK:      local z.dot: f64[4]
// CHECK:      local s.dot: f64[4]
// CHECK:      for i < 4: x.2.dot[i] = v[]
// CHECK-NEXT: for i < 4: z.dot[i] += x.2[i] > 0.0 ? 1.0 / x.2[i] * x.2.dot[i] : 0.0
// CHECK-NEXT: for i < 4: s.dot[i] += i >= 2 ? z.dot[i - 2] : 0.0
// CHECK-NEXT: for i < 4: result[i] = s.dot[i]
// CHECK-LABEL: function call exchanged {
// CHECK:      local x.2.dot: f64[3, 4]
// CHECK:      local s.dot: f64[3, 4, 4]
// CHECK:      local r.dot: f64[3, 4, 4]
// CHECK:      for j < 3, i < 4: x.2.dot[j, i] = v[j]
// CHECK-NEXT: for j < 3, i < 4: s.dot[j, 0, i] += x.2.dot[j, i]
// CHECK-NEXT: for t < 3 {
// CHECK-NEXT:     for j < 3, i < 4: s.dot[j, t + 1, i] += cos(r[t, i]) * r.dot[j, t, i]
// CHECK-NEXT:     for j < 3, i < 4: r.dot[j, t + 1, i] += -(sin(s[t, i]) * s.dot[j, t, i])
// CHECK-NEXT: }
// CHECK-NEXT: for j < 3, i < 4: result[j, i] = s.dot[j, 3, i]
// CHECK-LABEL: function call in_rounds {
// CHECK:      local a.dot: f64[3, 4]
// CHECK:      local e.dot: f64[3, 4]
// CHECK:          for i < 4: a.dot[t, i] = v[t, i]
// CHECK-NEXT:     for i < 4: e.dot[t, i] += sin(a[t, i]) * a.dot[t, 0]
// CHECK-NEXT:     for i < 4: e.dot[t, i] += a[t, 0] * cos(a[t, i]) * a.dot[t, i]
// CHECK-NEXT: }
// CHECK-NEXT: for t < 3, i < 4: result[t, i] = e.dot[t, i]
// CHECK-LABEL: function call from_outside {
// CHECK:      local x.2.dot: f64[3, 4]
// CHECK:      local y.dot: f64[3, 4]
// CHECK:      local e.dot: f64[3, 3, 4]
// CHECK:          for i < 4: x.2.dot[t, i] = v[t, i]
// CHECK-NEXT:     for i < 4: y.dot[t, i] += cos(x.2[i]) * x.2.dot[t, i]
// CHECK-NEXT:     for i < 4: e.dot[t, t, i] += y[i] * y.dot[t, t]
// CHECK-NEXT:     for i < 4: e.dot[t, t, i] += y[t] * y.dot[t, i]
// CHECK-NEXT: }
// CHECK-NEXT: for t < 3, i < 4: result[t, i] = e.dot[t, t, i]
// CHECK-LABEL: function call mixed {
// CHECK:      local a.dot: f64[5, 3, 2, 4]
// CHECK:      local x.2.dot: f64[3, 2, 5, 4]
// CHECK:      local y.dot: f64[3, 2, 5, 4]
// CHECK:      local e.dot: f64[3, 2, 5, 3, 2, 4]
// CHECK:      local z.dot: f64[3, 2, 5, 3, 2, 4]
// CHECK:              for j < 5, k < 4: a.dot[j, t, u, k] = v[t, j]
// CHECK-NEXT:         for j < 5, i < 4: x.2.dot[t, u, j, i] = v[u, j]
// CHECK-NEXT:         for j < 5, i < 4: y.dot[t, u, j, i] += cos(x.2[i]) * x.2.dot[t, u, j, i]
// CHECK-NEXT:         for j < 5, i < 4: e.dot[t, u, j, t, u, i] += y[i] * a.dot[j, t, u, i]
// CHECK-NEXT:         for j < 5, i < 4: e.dot[t, u, j, t, u, i] += a[t, u, i] * y.dot[t, u, j, i]
// CHECK-NEXT:         for j < 5, i < 4: z.dot[t, u, j, t, u, i] += 2.0 * e[t, u, i] * e.dot[t, u, j, t, u, i]
// CHECK-NEXT:     }
// CHECK-NEXT: }
// CHECK-NEXT: for t < 3, u < 2, j < 5, i < 4: result[t, u, j, i] = z.dot[t, u, j, t, u, i]
// CHECK-LABEL: function call left {
// CHECK:      local x.2.dot: f64[3, 4]
// CHECK:      local e.dot: f64[3, 4]
// CHECK:          for i < 4: x.2.dot[t, i] = v[]
// CHECK-NEXT:     for i < 4: e.dot[t, i] += cos(x.2[i]) * x.2.dot[t, i]
// CHECK-NEXT:     for i < 4: yield[t, i] = e.dot[t, i] + s.2[t, i]
