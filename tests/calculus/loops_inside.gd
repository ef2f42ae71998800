// Derivatives that are taken in the rounds of loops: value, gradient, Hessian and both along a
// direction of what is made of them, against the oracle.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/loops_inside.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 11 functions
// CHECK-NOT: wrong

// Gradient descent on what is carried.
fn energy(x: [n], k: [n]) = (sum(i) 0.5 * k[i] * x[i]^2) + (sum(i) 0.25 * x[i]^4)
export fn descended(v: f64[6]) {
    let k[i < 2] = v[2 + i]
    let start[i < 2] = v[i]
    var x = start
    for t < 4 {
        let e = energy(x, k)
        x = x - 0.1 * grad(e, x)
    }
    return x[0] * x[1]
}

// A pendulum, by the leapfrog method; the force is a gradient that a function takes.
fn force(q, strength) {
    let e = -strength * cos(q)
    return -grad(e, q)
}
export fn swung(v: f64[6]) {
    var q = v[0]
    var p = v[1]
    for t < 4 {
        p = p + 0.1 * force(q, v[2])
        q = q + 0.2 * p
        p = p + 0.1 * force(q, v[2])
    }
    return q + p^2
}

// Along a direction; by what was assigned in the round; a gradient of a gradient.
export fn tangents(v: f64[6]) {
    var s = v[0]
    let y = for t < 3 {
        let before = s
        s = sin(before * v[t + 1])
        let rate = jvp(s, before: v[5])
        s = s + 0.5 * rate
        let after = s^3 * v[4]
        let slope = grad(after, s)
        yield slope + grad(slope, s) + rate
    }
    return 9 + y[0] + y[1] * y[2]
}

// From the end; for each of three numbers; in a loop within a loop, by a name of the outer one.
export fn within(v: f64[6]) {
    let each[i < 3] = v[i]
    var c: [3] = v[3]
    let y = for t < 2 reverse {
        let a[i] = c[i] * each[i] + v[4]
        var b: [3] = 0.2
        for u < 3 {
            let w = a^3 * u + a
            b = b + 0.1 * grad(w, a) * v[5] * b
        }
        c = sin(b)
        yield b * (t + 1)
    }
    return (sum(t, i) y[t, i]) + c[0] * c[1]
}

// Of a variable from outside of the loop, row by row of what the rounds read.
export fn rows(v: f64[6]) {
    let x[i < 3] = v[i]
    let y = for t < 3 {
        let e = x[t]^3 * v[3] + x[0]^2
        let d = grad(e, x)
        yield d[t] + 2 * d[0]
    }
    return y[0] + y[1] * y[2]
}

// In a triangle, along directions that differ within it.
export fn triangle(v: f64[6]) {
    let x[i < 3] = v[i]
    return sum(i < 3, j < i + 1) jvp(x[j]^2 * x[0], x: v[3 + i - j])
}

// Derivatives of derivatives in a round, whose arrays have other dimensions first.
export fn again(v: f64[6]) {
    let y = for t < 3 {
        let a = v[t] * v[3]
        let z[i < 2] = a^2 * v[t] * (i + 1)
        let g[i] = grad(z[i], a)
        yield g[0] * grad(g[1], a) + grad(g[1], v)[0]
    }
    return y[0] + y[1] * y[2]
}
export fn inner_again(v: f64[6]) {
    let x[i < 3] = v[i]
    let y = for t < 2 {
        let here = x * v[3]
        let c = for s < 3 {
            let b = here[s] * here
            let e = sum(i) b[i]^2 * v[3 + s]
            yield grad(e, here)
        }
        yield (sum(s) c[s, t] * v[s]) + jvp(c[1, 0], here: x)
    }
    return y[0] + 2 * y[1]
}
export fn along_again(v: f64[6]) {
    let x[i < 3] = v[i]
    let y = for t < 2 {
        let here = x * v[3]
        let c = for s < 4 {
            let b = here * v[4]
            yield grad(sum(i) b[i]^2 * x[i], here)
        }
        yield jvp(c[0], here: v[5])
    }
    return (sum(i) y[0, i] * x[i]) + (sum(i) y[1, i] * v[3 + i])
}

// By a variable after its loop, beside what the loop yielded of it.
export fn after(v: f64[6]) {
    var s = v[0]
    let y = for t < 2 {
        s = sin(s) * v[1]
        yield s
    }
    let z = y[1]^2 * v[2] + s^3
    return grad(z, s) + jvp(z, s: v[3])
}

// By what is the same in each round, but a name of its own in each.
export fn shared(v: f64[6]) {
    let k = v[0] * v[1]
    var s = v[2]
    for t < 3 {
        let here = k
        let e = sin(here * s)
        s = s + 0.3 * grad(e, here) + 0.1 * jvp(e, here: s)
    }
    return s
}
