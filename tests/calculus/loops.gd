// Loops: value, gradient, Hessian and both along a direction, against the oracle. The Hessian is
// reverse mode over the regions that reverse mode made, the product forward mode over them.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/loops.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 15 functions
// CHECK-NOT: wrong

// x, f(x), f(f(x)), ...
export fn iterated(x: f64, r: f64) {
    var y = x
    for t < 6 { y = r * y * (1 - y) }
    return y
}

// Newton's square root of x.
export fn newton(x: f64) {
    var y = 1 + x
    for t < 7 { y = 0.5 * (y + x / y) }
    return y
}

// From the end; two variables, of which one is read after it was assigned; the value of the loop.
export fn backward(v: f64[6]) {
    var s = 1
    var r = 0.5
    let y = for t < 6 reverse {
        s = s * sin(v[t]) + r
        r = r + s * v[t]
        yield s * r
    }
    return r + (sum(t) y[t] * (t + 1))
}

// A vector is carried, the state of a small recurrent network.
export fn recurrent(v: f64[6]) {
    var h: [2] = 0.1
    for t < 4 {
        let a[i < 2] = v[i] * h[0] + v[2 + i] * h[1] + v[4] * t
        h = tanh(a) + v[5]
    }
    return h[0] + 2 * h[1] + h[0]^2
}

// One loop in another, which both change the same variable.
export fn nested(v: f64[6]) {
    var s = v[0]
    var p: [3] = 1
    for i < 2 {
        for j < 3 {
            s = s * cos(v[3 * i + j]) + 0.1 * p[j]
            p[j] += s * v[j]
        }
        p = p * s
    }
    return s + p[0] * p[1] + p[2]
}

// The logarithm of a determinant, from the factor of Cholesky: earlier rounds are read.
fn cholesky(A: [n, n]) {
    let L: [n, n] = for j < n {
        let d = sqrt(A[j, j] - (sum(k < j) L[k, j]^2))
        let column[i < n] = i < j ? 0 : i == j ? d : (A[i, j] - (sum(k < j) L[k, i] * L[k, j])) / d
        yield column
    }
    return L
}
export fn log_determinant(v: f64[6]) {
    let A[i < 3, j < 3] = i == j ? v[i] : i + j == 1 ? v[3] : i + j == 2 ? v[4] : v[5]
    let L = cholesky(A)
    return 2 * (sum(i < 3) log(L[i, i]))
}

// Sums at computed places, some of them several times in a round.
export fn scattered(v: f64[6]) {
    var s: [3] = 1
    s[(2 * e) % 3] += v[e]^2
    for t < 3 {
        s[(i + t) % 2] += sin(v[i]) * s[2]
        s[t] += v[3]
    }
    return s[0] * s[1] * s[2]
}

// Integers are carried as well, and nothing leaks from the branch that is not taken.
export fn counted(v: f64[6]) {
    var n: int = 0
    var s = 0
    for t < 6 {
        n = n + (t % 2)
        s = s + (v[t] > 0 ? sqrt(v[t]) * n : 0)
    }
    return s
}

// Lifted: an iteration for each of three numbers, and a loop in a reduction.
fn steps(x, c) {
    var y = x
    for t < 3 { y = y^2 + c }
    return y
}
export fn lifted(v: f64[6]) {
    let x[i < 3] = v[i], c[i < 3] = v[3 + i]
    return (sum(i) steps(x, c)[i] * x[i]) + (max(i) steps(c, x)[i])
}

// Where the largest is, in each round; the state of a round is read at the place of the round.
export fn picked(v: f64[6]) {
    let y: [3] = for t < 3 {
        yield (sum(k < t) y[k] * v[k]) + v[argmax(i < 6) (v[i] * v[t])]
    }
    return y[0] + y[1] * y[2]
}
export fn gated(v: f64[6]) {
    var s: [2] = v[0]
    for t < 2 reverse {
        let x[i < 2] = tanh(s[i] + v[2 + i])
        s = sin(x[t] * s + v[1])
    }
    return s[0] + s[1]^2
}

// A neighbour, of which there is none in the last round: nothing is written beside the array.
export fn neighbours(v: f64[6]) {
    var s: [3] = v[0]
    for t < 3 {
        s = sin(s * v[1] + v[t] * (sum(i < 2) (t + 1 < 3 ? s[t + 1] : 0)))
    }
    return s[0] + s[1] * s[2]
}

// Integers that are all below or all above 0, and conditions beside integers.
export fn whole(v: f64[6]) {
    let low = max(i < 3) (i - 5), high = min(i < 3) (i + 2), at = argmax(i < 3) (i - 5)
    let y[i < 3] = i * (i > 0) * v[i] - (i > 1) * v[3]
    return low * v[0] + high * v[1] + (sum(i) y[i]^2) * v[at]
}

// Each round adds a sum to the derivative of the same number, and so does a loop within it.
export fn repeated(x: f64) {
    var y: [3] = 0.5
    for t < 3 { y = tanh(y * x + 0.1) }
    return sum(i) y[i]
}
export fn lengths(v: f64[6]) {
    var s: [3] = 0.5
    for t < 3 {
        for r < 2 {
            let x = 0.5 + v[t]
            s[e] += norm([1, x]) * s[e]
        }
    }
    return sum(i) s[i]
}
