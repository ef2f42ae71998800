// Elements of variables are assigned: value, gradient, Hessian and both along a direction, against the
// oracle.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/elements.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 15 functions
// CHECK-NOT: wrong

// Each round has a place of its own: upwards, downwards, and of what was there before.
export fn filtered(v: f64[6]) {
    var y: [6] = 0
    y[0] = v[0]
    for i < 5 { y[i + 1] = v[1] * y[i] + v[i + 1] }
    return sum(i) y[i]^2
}
export fn downwards(v: f64[6]) {
    var y = v
    for i < 4 { y[4 - i] = sin(y[5 - i] * y[4 - i]) + y[3 - i] * y[0] }
    return y[1] * y[2] + y[5]
}
export fn mirrored(v: f64[6]) {
    var y = v
    for i < 5 reverse { y[i] = y[i] * y[i + 1] + y[5 - i] }
    return sum(i) y[i] * (i + 1)
}
export fn relaxed(v: f64[6]) {
    var x: [6] = 0.5
    for s < 3 {
        for i < 4 { x[i + 1] = (v[i + 1] + sin(x[i]) + x[i + 2]) / 2.5 }
    }
    return sum(i) x[i]^2
}

// Rows and columns, one loop in the other; and what is read of the row at hand.
export fn table(v: f64[6]) {
    var d[i < 3, j < 3] = v[i] * v[3 + j]
    for i < 2 {
        for j < 2 { d[i + 1, j + 1] = d[i, j] * d[i + 1, j] + sin(d[i, j + 1]) * d[i + 1, j + 1] }
    }
    return d[2, 2] + d[1, 0] * d[2, 1]
}
export fn log_determinant(v: f64[6]) {
    let A[i < 3, j < 3] = i == j ? v[i] : i + j == 1 ? v[3] : i + j == 2 ? v[4] : v[5]
    var L: [3, 3] = 0
    for i < 3 {
        for j <= i {
            let s = A[i, j] - (sum(k < j) L[i, k] * L[j, k])
            L[i, j] = i == j ? sqrt(s) : s / L[j, j]
        }
    }
    return 2 * (sum(i) log(L[i, i]))
}
export fn columns(v: f64[6]) {
    var m: [3, 2] = v[0]
    m[1] = [v[1], v[2]]
    for j < 2 {
        m[k, 1 - j] = m[k, j] * v[3] + v[k]
        m[2, j] = m[0, j] * v[4]
    }
    return sum(i, j) m[i, j]^2 * (i + 1)
}

// All rounds write the same place, more than once in a round; or places that data tells.
export fn substituted(v: f64[6]) {
    var y: [3] = v[5]
    for i < 3 {
        y[i] = v[i]
        for j < i { y[i] = y[i] - v[i + j] * y[j] }
        y[i] = y[i] / (v[i] + 3)
    }
    return y[0] * y[1] + y[2]
}
export fn corner(v: f64[6]) {
    var y = v
    for t < 5 { y[2] = sin(y[2] + y[t] * y[5]) }
    return y[2] * y[3]
}
export fn swapped(v: f64[6]) {
    var y = v
    for i < 3 {
        let t = y[i]
        y[i] = y[5 - i] * y[i]
        y[5 - i] = t * y[(2 * i) % 5]
    }
    return sum(i) y[i] * y[(i + 1) % 6]
}
export fn sorted(v: f64[6]) {
    var y = v
    for i < 5 {
        for j < 5 {
            let a = y[j], b = y[j + 1]
            y[j] = a < b ? a : b
            y[j + 1] = a < b ? b : a
        }
    }
    return sum(i) y[i] * sin(y[i] + i)
}

// Each round writes all places, also those that rounds before it read.
export fn spread(v: f64[6]) {
    var y = v
    for t < 6 reverse { y[e] = sin(y[t]) * v[3] + v[e] }
    return y[0] * y[1]
}
export fn spread_smallest(v: f64[6]) {
    var y = v
    for t < 6 reverse { y[e] = sin(min(i < 2) (y[t] + v[i])) + e * v[t] }
    return y[0]
}

// A place that a later round writes is read, under a condition that does not hold.
export fn reflected(v: f64[6]) {
    var y = v
    for t < 6 { y[5 - t] = (min(i < 2) y[t])^2 * v[1] + v[0] }
    return y[0]
}

// Places that no round writes are read in all of them.
export fn untouched(v: f64[6]) {
    var y = v
    for t < 3 reverse { y[5 - t] = sin(y[0]) * v[t] + (sum(i < 2) y[i] * y[i + 1]) }
    return sum(i) y[i]^2
}
