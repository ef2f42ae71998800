// Elements that cannot be assigned.
// RUN: not %gradc %s -o - 2>&1 | FileCheck %s --implicit-check-not=error:
model m {
    input x: f32[4]
    input k: class(4)
    param w: [4] = 1
    let fixed = x
    var y = x
    var c: int[3] = 0
    var s = 1
    // CHECK: :[[#@LINE+1]]:5: error: 'fixed' cannot be assigned; declare it with var, not with let
    fixed[0] = 1
    // CHECK: :[[#@LINE+1]]:5: error: 'z' is not known here
    z[0] = 1
    // CHECK: :[[#@LINE+1]]:7: error: subscript 1 of 'y' can leave the array: 4 may be 4 or more
    y[4] = 1
    var h = x
    for t < 4 {
        // CHECK: :[[#@LINE+1]]:11: error: subscript 1 of 'h' can leave the array: t + 1 may be 4 or more
        h[t + 1] = h[t]
    }
    var g = x
    // CHECK: :[[#@LINE+1]]:5: error: 'g' is [4]; it takes at most 1 subscript
    g[0, 1] = 1
    // CHECK: :[[#@LINE+1]]:5: error: 's' is a number; it takes at most 0 subscripts
    s[0] = 1
    // CHECK: :[[#@LINE+1]]:12: error: 'c' is an int, but this is a real number
    c[1] = 0.5
    var r = x
    // CHECK: :[[#@LINE+1]]:12: error: what is assigned of shape [4] does not fit a number
    r[k] = x
    var b: class(4)[3] = 0
    // CHECK: :[[#@LINE+1]]:5: error: nothing is added to 'b', which is a class: assign it
    b[0] += 1
    // CHECK: :[[#@LINE+1]]:12: error: {{.*}}4 may be 4 or more
    b[1] = 4
    var q: [4, 4] = 0
    // CHECK: :[[#@LINE+1]]:12: error: what is assigned meets shapes that do not fit: [3] and [4]
    q[1] = [1, 2, 3]
    var e: [4, 4] = 0
    var f: [4, 4] = 0
    // CHECK: :[[#@LINE+1]]:5: error: 'i' stands for all places here, so it has to be a subscript by itself
    e[i, i] = 1
    // CHECK: :[[#@LINE+1]]:5: error: 'j' stands for all places here, so it has to be a subscript by itself
    f[0, 3 - j] = x[j]
    loss (kept(x) - w)^2
    optimizer slow(0.1)
}

layer kept(x: [n]) {
    state s: [n] = 0
    // CHECK: elements.gd:[[#@LINE+1]]:5: error: the state 's' is assigned as a whole
    s[0] = x[0]
    return x + s
}

optimizer slow(rate) {
    state m = 0
    // CHECK: :[[#@LINE+1]]:5: error: an optimizer works on one number at a time, so 'm' has no elements
    m[0] = g
    p = p - rate * m
}
