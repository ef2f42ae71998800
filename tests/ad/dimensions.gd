// The derivatives of an array have one dimension for each of its own that an element does not share
// with what it depends on, and no more. What it does not depend on has none.
// RUN: %gradc -Wno-unused --emit=grad %s | FileCheck %s

// All uses of the arrays have the subscripts of z.
export fn along(a: f64[4, 3]) {
    let y[i, j] = sin(a[j, i])
    let z[i, j] = y[i, j] * a[j, i]
    let g[i, j] = grad(z[i, j], a)[j, i]
    return g
}

// Only one of the two dimensions of z is also one of x, or of w.
export fn one_of_two(x: f64[4], w: f64[3]) {
    let y[i, j] = x[i] * w[j]
    let g[i, j] = grad(y[i, j], x)[i]
    let h[i, j] = grad(y[i, j], w)[j]
    return g[0, 1] + h[1, 2]
}

// Of a number all dimensions stand in front, in their order.
export fn of_number(s: f64, w: f64[3]) {
    let u = sin(s)
    let y[i < 4, j] = u * w[j] * i
    return sum(i, j) grad(y[i, j], s)
}

// x reaches further than z does, and w in its second dimension.
export fn larger(x: f64[4, 2], w: f64[2, 4]) {
    let y[i < 3, j < 2] = sin(x[i, j]) + w[j, i]
    return sum(i, j) (grad(y[i, j], x)[i, j] + grad(y[i, j], w)[j, i])
}
export fn smaller(x: f64[2]) {
    let y[i < 4] = i < 2 ? sin(x[i]) : 1
    return sum(i, k) grad(y[i], x)[k]
}

// y is read at two places, and x at one of these by what depends on y.
export fn twice(x: f64[4], w: f64[4]) {
    let y[i] = sin(x[i])
    let u[i] = w[i] * y[i]
    let z[i] = y[i] * y[3 - i]
    let v[i] = z[i] * u[i]
    let g[i, k] = grad(v[i], x)[k]
    return g
}

// Nothing depends on what stands beside. Through floor() flows nothing, and nothing beyond it.
export fn beside(x: f64[4]) {
    let y[i] = sin(x[i])
    let other[i < 4] = cos(x[i]) * y[3 - i]
    return grad(y, x) * other[1]
}
export fn through_floor(x: f64[4], w: f64[4]) {
    let a[i] = sin(x[i])
    let y[i] = floor(a[i]) * w[i]
    let z[i] = y[i] * x[i]
    return grad(z, x)
}

// Of a loop: s goes along with i; not so where one variable hands over to the other from its other
// end, which is seen of one of them only at the second look.
export fn carried(x: f64[4], w: f64[4]) {
    var s = x
    let y = for t < 3 {
        s = sin(s) * w
        yield s
    }
    let g[t, i] = grad(y[t, i], x)[i]
    return g
}
export fn exchanged(x: f64[4], w: f64[4]) {
    var s = x
    var r = w
    for t < 3 {
        let before = s
        let other[i < 4] = sin(r[3 - i])
        s = other
        r = cos(before)
    }
    let g[i, k] = grad(s[i], x)[k]
    return g
}

export fn around(x: f64[4]) {
    var p = x
    var q = x
    var r = x
    var s = x
    for t < 5 {
        let before = s
        s = cos(p)
        p = q
        q = r
        let turned[i < 4] = before[3 - i]
        r = turned
    }
    let g[i, k] = grad(p[i], x)[k]
    return g
}

// In the rounds of a loop the derivatives have the round first, once: for what is made in the
// round it is its own; for what is not, it stands in front.
export fn in_rounds(x: f64[3, 4], w: f64[4]) {
    return for t < 3 {
        let a[i] = x[t, i] * w[i]
        let e[i] = sin(a[i]) * w[i]
        yield grad(e, a) + grad(e, w)
    }
}
export fn in_rounds_in_rounds(x: f64[3, 4], w: f64[4]) {
    return for t < 3 {
        let a[i] = x[t, i] * w[i]
        let c = for u < 2 {
            let e[i] = sin(a[i])^2 * w[u]
            yield grad(e, a)
        }
        yield c[0]
    }
}

// An array from outside may be read in other rounds, too, so that a round has derivatives of all of it.
export fn of_outside(x: f64[3]) {
    let y[i] = sin(x[i])
    return for t < 3 {
        let e = y[t]^2
        yield sum(i) grad(e, x)[i]
    }
}
// CHECK-LABEL: function call along {
// CHECK:      local d.z: f64[3, 4]
// CHECK:      local d.a.2: f64[4, 3]
// CHECK:      local d.y: f64[3, 4]
// CHECK:      for i < 3, j < 4: d.z[i, j] += 1.0
// CHECK-NEXT: for i < 3, j < 4: d.a.2[j, i] += d.z[i, j] * y[i, j]
// CHECK-NEXT: for i < 3, j < 4: d.y[i, j] += d.z[i, j] * a.2[j, i]
// CHECK-NEXT: for i < 3, j < 4: d.a.2[j, i] += d.y[i, j] * cos(a.2[j, i])
// CHECK-NEXT: for i < 3, j < 4: result[i, j] = d.a.2[j, i]
// CHECK-LABEL: function call one_of_two {
// CHECK:      local d.y: f64[4, 3]
// CHECK:      local d.x.2: f64[3, 4]
// CHECK:      local d.y.2: f64[4, 3]
// CHECK:      local d.w.2: f64[4, 3]
// CHECK:      for i < 4, j < 3: d.y[i, j] += 1.0
// CHECK-NEXT: for i < 4, j < 3: d.x.2[j, i] += d.y[i, j] * w.2[j]
// CHECK-NEXT: for i < 4, j < 3: h.of[i, j] = y[i, j]
// CHECK-NEXT: for i < 4, j < 3: d.y.2[i, j] += 1.0
// CHECK-NEXT: for i < 4, j < 3: d.w.2[i, j] += d.y.2[i, j] * x.2[i]
// CHECK-NEXT: result[] = d.x.2[1, 0] + d.w.2[1, 2]
// CHECK-LABEL: function call of_number {
// CHECK:      local d.y: f64[4, 3]
// CHECK:      local d.u: f64[4, 3]
// CHECK:      local d.s.2: f64[4, 3]
// CHECK:      for i < 4, j < 3: d.y[i, j] += 1.0
// CHECK-NEXT: for i < 4, j < 3: d.u[i, j] += d.y[i, j] * f64(i) * w[j]
// CHECK-NEXT: for z < 4, z2 < 3: d.s.2[z, z2] += d.u[z, z2] * cos(s.2[])
// CHECK-NEXT: for i < 4, j < 3: value.sum[] += d.s.2[i, j]
// CHECK-LABEL: function call larger {
// CHECK:      local d.y: f64[3, 2]
// CHECK:      local d.x.2: f64[3, 4, 2]
// CHECK:      local d.y.2: f64[3, 2]
// CHECK:      local d.w.2: f64[3, 2, 4]
// CHECK:      for i < 3, j < 2: d.y[i, j] += 1.0
// CHECK-NEXT: for i < 3, j < 2: d.x.2[i, i, j] += d.y[i, j] * cos(x.2[i, j])
// CHECK-NEXT: for i < 3, j < 2: value.of.2[i, j] = y[i, j]
// CHECK-NEXT: for i < 3, j < 2: d.y.2[i, j] += 1.0
// CHECK-NEXT: for i < 3, j < 2: d.w.2[i, j, i] += d.y.2[i, j]
// CHECK-NEXT: for i < 3, j < 2: value.sum[] += d.x.2[i, i, j] + d.w.2[i, j, i]
// CHECK-LABEL: function call smaller {
// CHECK:      local d.y: f64[4]
// CHECK:      local d.x.2: f64[2]
// CHECK:      for i < 4: d.y[i] += 1.0
// CHECK-NEXT: for i < 4: if i < 2: d.x.2[i] += d.y[i] * cos(x.2[i])
// CHECK-NEXT: for i < 4, k < 2: value.sum[] += k == i ? d.x.2[k] : 0.0
// CHECK-LABEL: function call twice {
// CHECK:      local d.v: f64[4]
// CHECK:      local d.u: f64[4]
// CHECK:      local d.z: f64[4]
// CHECK:      local d.y: f64[4, 4]
// CHECK:      local d.x.2: f64[4, 4]
// CHECK:      for i < 4: d.v[i] += 1.0
// CHECK-NEXT: for i < 4: d.u[i] += d.v[i] * z[i]
// CHECK-NEXT: for i < 4: d.z[i] += d.v[i] * u[i]
// CHECK-NEXT: for i < 4: d.y[i, 3 - i] += d.z[i] * y[i]
// CHECK-NEXT: for i < 4: d.y[i, i] += d.z[i] * y[3 - i]
// CHECK-NEXT: for i < 4: d.y[i, i] += d.u[i] * w[i]
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.y[z, i] * cos(x.2[i])
// CHECK-NEXT: for i < 4, k < 4: result[i, k] = d.x.2[i, k]
// CHECK-LABEL: function call beside {
// CHECK:      local d.y: f64[4]
// CHECK:      local d.x.2: f64[4]
// CHECK:      for i < 4: d.y[i] += 1.0
// CHECK-NEXT: for i < 4: d.x.2[i] += d.y[i] * cos(x.2[i])
// CHECK-NEXT: for i < 4: result[i] = d.x.2[i] * other[1]
// CHECK-LABEL: function call through_floor {
// CHECK:      local d.z: f64[4]
// CHECK:      local d.x.2: f64[4]
// CHECK:      local d.y: f64[4]
// CHECK:      for i < 4: d.z[i] += 1.0
// CHECK-NEXT: for i < 4: d.x.2[i] += d.z[i] * y[i]
// CHECK-NEXT: for i < 4: d.y[i] += d.z[i] * x.2[i]
// CHECK-NEXT: for i < 4: result[i] = d.x.2[i]
// CHECK-LABEL: function call carried {
// CHECK:      local d.s: f64[3, 4, 4]
// CHECK:      local d.x.2: f64[3, 4]
// CHECK:      for t < 3, i < 4: d.s[t, t + 1, i] += 1.0
// CHECK-NEXT: for t < 3 backward {
// CHECK-NEXT:     for z < 3, i < 4: d.s[z, t, i] += d.s[z, t + 1, i] * w[i] * cos(s[t, i])
// CHECK-NEXT: }
// CHECK-NEXT: for z < 3, i < 4: d.x.2[z, i] += d.s[z, 0, i]
// CHECK-NEXT: for t < 3, i < 4: result[t, i] = d.x.2[t, i]
// CHECK-LABEL: function call exchanged {
// CHECK:      local d.s: f64[4, 4, 4]
// CHECK:      local d.r: f64[4, 4, 4]
// CHECK:      local d.other: f64[4, 3, 4]
// CHECK:      local d.x.2: f64[4, 4]
// CHECK:      for i < 4: d.s[i, 3, i] += 1.0
// CHECK-NEXT: for t < 3 backward {
// CHECK-NEXT:     for z < 4, i < 4: d.s[z, t, i] += -(d.r[z, t + 1, i] * sin(s[t, i]))
// CHECK-NEXT:     for z < 4, i < 4: d.other[z, t, i] += d.s[z, t + 1, i]
// CHECK-NEXT:     for z < 4, i < 4: d.r[z, t, 3 - i] += d.other[z, t, i] * cos(r[t, 3 - i])
// CHECK-NEXT: }
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.s[z, 0, i]
// CHECK-NEXT: for i < 4, k < 4: result[i, k] = d.x.2[i, k]
// CHECK-LABEL: function call around {
// CHECK:      local d.p: f64[4, 6, 4]
// CHECK:      local d.r: f64[4, 6, 4]
// CHECK:      local d.s: f64[4, 6, 4]
// CHECK:      local d.q: f64[4, 6, 4]
// CHECK:      local d.x.2: f64[4, 4]
// CHECK:      for i < 4: d.p[i, 5, i] += 1.0
// CHECK-NEXT: for t < 5 backward {
// CHECK-NEXT:     for z < 4, i < 4: d.s[z, t, 3 - i] += d.r[z, t + 1, i]
// CHECK-NEXT:     for z < 4, i < 4: d.r[z, t, i] += d.q[z, t + 1, i]
// CHECK-NEXT:     for z < 4, i < 4: d.q[z, t, i] += d.p[z, t + 1, i]
// CHECK-NEXT:     for z < 4, i < 4: d.p[z, t, i] += -(d.s[z, t + 1, i] * sin(p[t, i]))
// CHECK-NEXT: }
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.r[z, 0, i]
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.q[z, 0, i]
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.p[z, 0, i]
// CHECK-NEXT: for z < 4, i < 4: d.x.2[z, i] += d.s[z, 0, i]
// CHECK-NEXT: for i < 4, k < 4: result[i, k] = d.x.2[i, k]
// CHECK-LABEL: function call in_rounds {
// CHECK:      local d.e: f64[3, 4]
// CHECK:      local d.a: f64[3, 4]
// CHECK:      local d.e.2: f64[3, 4]
// CHECK:      local d.w.2: f64[3, 4]
// CHECK:      local d.a.2: f64[3, 4]
// CHECK:          for i < 4: d.e[t, i] += 1.0
// CHECK-NEXT:     for i < 4: d.a[t, i] += d.e[t, i] * w.2[i] * cos(a[t, i])
// CHECK-NEXT:     for i < 4: yield.of.2[t, i] = e[t, i]
// CHECK-NEXT:     for i < 4: d.e.2[t, i] += 1.0
// CHECK-NEXT:     for i < 4: d.w.2[t, i] += d.e.2[t, i] * sin(a[t, i])
// CHECK-NEXT:     for i < 4: d.a.2[t, i] += d.e.2[t, i] * w.2[i] * cos(a[t, i])
// CHECK-NEXT:     for i < 4: d.w.2[t, i] += d.a.2[t, i] * x[t, i]
// CHECK-NEXT:     for i < 4: yield[t, i] = d.a[t, i] + d.w.2[t, i]
// CHECK-LABEL: function call in_rounds_in_rounds {
// CHECK:      local d.e: f64[3, 2, 4]
// CHECK:      local d.a: f64[2, 3, 4]
// CHECK:              for i < 4: d.e[t, u, i] += 1.0
// CHECK-NEXT:         for i < 4: d.a[u, t, i] += 2.0 * (d.e[t, u, i] * w[u] * sin(a[t, i])) * cos(a[t, i])
// CHECK-NEXT:     }
// CHECK-NEXT: }
// CHECK-NEXT: for t < 3, i < 4: result[t, i] = d.a[0, t, i]
// CHECK-LABEL: function call of_outside {
// CHECK:      local d.e: f64[3]
// CHECK:      local d.y: f64[3, 3]
// CHECK:      local d.x.2: f64[3, 3]
// CHECK:          d.e[t] += 1.0
// CHECK-NEXT:     d.y[t, t] += 2.0 * (d.e[t] * y[t])
// CHECK-NEXT:     for i < 3: d.x.2[t, i] += d.y[t, i] * cos(x.2[i])
// CHECK-NEXT:     for i < 3: yield.sum[t] += d.x.2[t, i]
