// The index of a reduction in the subscript of what is assigned is that of the reduction alone.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s
// RUN: echo 'export fn f(x: f64[3, 4], y: f64[3, 4]) { var s: [4] = 0 s[argmax(j) x[e, j]] += y[e, j] return s }' > %t.gd
// RUN: not %gradc %t.gd -o %t.c 2>&1 | FileCheck %s --check-prefix=OUTSIDE
// OUTSIDE: error: 'j' is not known here

// CHECK-LABEL: function call counted
// CHECK:       for e < 3: s[s.max.j[e]] += 1.0
export fn counted(x: f64[3, 4]) {
    var s: [4] = 0
    s[argmax(j) x[e, j]] += 1
    return s
}

// CHECK-LABEL: function call summed
// CHECK:       for e < 3: s[s.max.j[e]] += y[e, 0]
export fn summed(x: f64[3, 4], y: f64[3, 4]) {
    var s: [4] = 0
    s[argmax(j) x[e, j]] += y[e, 0]
    return sum(i) s[i] * i
}
export grad summed

export fn marked(x: f64[4]) {
    var y: [4] = 0
    y[argmax(i) x[i]] = 3
    return y
}
