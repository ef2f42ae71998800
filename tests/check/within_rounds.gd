// Derivatives that are taken in the rounds of loops are proved by themselves: each round's part of
// a variable moves, and what that round computes is compared. A wrong rule is found there, too.
// RUN: not env CC=%cc CFLAGS="-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fsanitize=address,undefined" %gradc check -Wno-zero-gradient %s --all 2>&1 | FileCheck %s
dim n <= 20
fn steep(x) = exp(x)
    deriv x = 2 * result

// Of an array from before the loop, of what a round defines, and of both.
export fn rounds(x: f64[3], w: f64) {
    let r = for t < 3 {
        let a = x[t] * x[0]
        let z[i < 2] = a^2 * x[t] * (i + 1)
        let g[i] = grad(z[i], a)
        let here = w
        let y = here^2 * a
        yield grad(g[1], x)[0] + grad(y, here) + jvp(y, here: t, a: 2)
    }
    return r
}

// Of a variable with elements that are assigned, in a loop and after it.
export fn assigned(x: f64[n], w: f64) {
    var y = x
    let r = for i < n - 2 {
        y[i + 1] = y[i] * y[i + 1] + w
        let e = sum(k) y[k]^2 * (k + 1)
        yield grad(e, y)[i] + jvp(e, y: y)
    }
    let all = sum(k) y[k]^3
    return (sum(i) r[i]) * grad(all, y)[0]
}

// In a loop that is in a loop, backwards.
export fn inner(x: f64[2]) {
    let r = for t < 2 {
        let before = x[t]
        let s = for k < 3 reverse {
            let y = before * (k + 1)^2
            yield grad(sin(before * y), y) + jvp(y, before: k)
        }
        yield sum(k) s[k] * before
    }
    return r
}

// Under a condition, which holds at some of the points.
export fn guarded(x: f64[3], w: f64) {
    let r = for t < 3 {
        let b = x[t]
        let c = b * w
        yield b < 0 ? jvp(b^2, b: 1) + grad(c^3, b) : w < 0 ? grad(c^2, c) : 0
    }
    return sum(i) r[i]
}
export grad guarded

// Loops without rounds where n is small.
export fn few(x: f64[n], w: f64) {
    let r = for t < n - 5 {
        let s = for k < n - 5 {
            let here = w * x[t]
            yield grad(here^2 * x[k], here) + jvp(here^2, here: x[k])
        }
        yield sum(k) s[k] + jvp((w * x[t])^2, x: 3)
    }
    return sum(t) r[t]
}

export fn wrong_slope(x: f64[3]) {
    let r = for t < 3 {
        let here = x[t]
        yield grad(t == 1 ? steep(here) : here, here)
    }
    return r
}
export fn wrong_along(x: f64[3]) {
    let r = for t < 3 {
        let here = x[t]
        yield jvp(t == 1 ? steep(here) : here, here: 3)
    }
    return r
}
// CHECK:      derivatives within rounds, at {{[2-7]}} points: errors up to 1e-06 are right
// CHECK-NEXT: within_rounds.gd:13 by a [2, 3] 6 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:16 by x [3, 3] 9 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:16 by here [3] 3 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:16 along here, a [3] 3 entries {{.*}} right
// CHECK:      derivatives within assigned, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:27 by y [n - 2, n] 3 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:30 by y [n] 3 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:27 along y [n - 2] 1 entry {{.*}} right
// CHECK:      derivatives within inner, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:39 by y [2, 3] 6 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:39 along before [2, 3] 6 entries {{.*}} right
// CHECK:      derivatives within guarded, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:[[#AT:]] by b [3] 3 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:[[#AT]] by c [3] 3 entries {{.*}} right
// CHECK-NEXT: within_rounds.gd:[[#AT]] along b [3] 3 entries {{.*}} right
// CHECK:      derivatives within few, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:[[#AT:]] by here [n - 5, n - 5] 0 entries {{.*}} right: there is none
// CHECK-NEXT: within_rounds.gd:[[#AT]] along here [n - 5, n - 5] 0 entries {{.*}} right: there is none
// CHECK-NEXT: along x [n - 5] 0 entries {{.*}} right: there is none
// CHECK:      derivatives within wrong_slope, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:72 by here [3] 3 entries {{.*}} WRONG
// CHECK:      derivatives within wrong_along, at {{[2-7]}} points:
// CHECK-NEXT: within_rounds.gd:79 along here [3] 3 entries {{.*}} WRONG
// CHECK:      within_rounds.gd with n = 3: 2 rows are WRONG
// CHECK:      within_rounds.gd:27 by y [n - 2, n] 63 entries {{.*}} right
// CHECK:      within_rounds.gd:27 along y [n - 2] 7 entries {{.*}} right
// CHECK:      by here [n - 5, n - 5] 16 entries {{.*}} right
// CHECK-NEXT: along here [n - 5, n - 5] 16 entries {{.*}} right
// CHECK-NEXT: along x [n - 5] 4 entries {{.*}} right
// CHECK:      within_rounds.gd with n = 9: 2 rows are WRONG
