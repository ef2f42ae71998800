// Loops that only add to variables are sums: nothing is kept for each round, so that no size needs a
// bound. Others carry their variables.
// RUN: %gradc --emit=ir %s | FileCheck %s
// RUN: env CC=%cc %gradc check -D n=20 -D m=20 %s --all | FileCheck %s --check-prefix=PROOF
// RUN: sed 's/^fn kept_/export fn kept_/' %s > %t.gd
// RUN: ! %gradc %t.gd -o %t.c 2>&1 | FileCheck %s --check-prefix=KEPT
// PROOF: loops_that_add.gd with {{.*}}: all is right

// CHECK-LABEL: function call plain {
// CHECK-NOT:   [n + 1]
// CHECK:       for t < n: {{.*}}sum[] +=
export fn plain(x: f64[n]) {
    var s = 1
    for t < n { s += x[t]^2 }
    return s
}
export grad plain

// Several variables, values in between, choices, differences, and what begins with the variable.
// CHECK-LABEL: function call several {
// CHECK-NOT:   [n + 1]
// CHECK:       function
export fn several(x: f64[n]) {
    var s = 0
    var q = x[0]
    for t < n reverse {
        let e = exp(x[t])
        var f = e * x[0]
        f = f * f
        s = s + e - x[t]
        q = x[t] > 0.5 ? q - f : x[t] > 0.2 ? q : q + e + f
    }
    return s * q
}
export grad several
export hvp several

// Loops within loops, and arrays as wholes.
// CHECK-LABEL: function call nested {
// CHECK-NOT:   [n + 1]
// CHECK-NOT:   [m + 1]
// CHECK:       function
export fn nested(x: f64[n, 2], y: f64[m, 2]) {
    var total: [2] = 0
    var count = 0
    for i < n {
        var distance = 0
        for j < m {
            distance += (x[i, 0] - y[j, 0])^2 + (x[i, 1] - y[j, 1])^2
            count += x[i, 0] * j
        }
        for k < i { count += y[0, 0] * x[k, 1] }
        total += log(1 + distance) * x[i]
    }
    return total[0] * total[1] + count
}
export grad nested

// In a round of a loop that carries something, too.
// CHECK-LABEL: function call inside {
// CHECK:       local h: f64[6]
export fn inside(x: f64[n]) {
    var h = x[0]
    for r < 5 {
        var s = h
        for t < n { s += sin(x[t] * h) }
        h = tanh(s)
    }
    return h
}
export grad inside

// Nothing of these is a sum of what rounds add on their own.
// KEPT: kept_scaled has to keep
fn kept_scaled(x: f64[n]) {
    var s = 0
    for t < n { s = 0.5 * s + x[t] }
    return s
}
// KEPT: kept_read has to keep
fn kept_read(x: f64[n]) {
    var s = 0
    var q = 0
    for t < n {
        s += x[t]
        q += s * x[t]
    }
    return q
}
// KEPT: kept_turned has to keep
fn kept_turned(x: f64[n]) {
    var s = 0
    for t < n { s = x[t] - s }
    return s
}
// KEPT: kept_chosen has to keep
fn kept_chosen(x: f64[n]) {
    var s = 0
    for t < n { s = x[t] > 0 ? s + 1 : 0 }
    return s
}
// KEPT: kept_by_condition has to keep
fn kept_by_condition(x: f64[n]) {
    var s = 0
    for t < n { s = s > 3 ? s : s + x[t] }
    return s
}
// In the end this only adds to s, though it carries y within a round.
// KEPT-NOT: within has to keep
export fn within(x: f64[n]) {
    var s = 0
    for t < n {
        var y = x[t]
        for k < 3 { y = sin(y) + y }
        s += y
    }
    return s
}
