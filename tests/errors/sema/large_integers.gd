// Integers and numbers that are too large where they are stored, added or read; and what is computed of
// an integer that may be any keeps no subscript inside.
// RUN: ! %gradc %s --real=f32 -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
fn steep(x) = x * 1e39
    deriv x = 1e39

// CHECK: large_integers.gd:[[#@LINE+1]]:57: error: subscript 1 of 'x' can leave the array: 2 * k % 7 may be less than 0
export fn doubled(x: f64[7], k: int) = k > 0 ? x[0] * x[(k * 2) % 7] : 0
// CHECK: large_integers.gd:[[#@LINE+1]]:50: error: subscript 1 of 'x' can leave the array
export fn negated(x: f64[7], k: int) = k < 0 ? x[-k % 7] : 0
// CHECK: large_integers.gd:[[#@LINE+1]]:61: error: this divisor of an integer may be 0 or less
export fn divided(x: f64[7], k: int) = k > 0 ? x[0] * (10 % (4 * k)) : 0
export fn kept_small(x: f64[7], k: int) = k > 0 && k < 100 ? x[(k * 2) % 7] * (10 % (4 * k)) : 0

export fn stored(x: f64[7]) {
    var s: f64[9] = 0
    // CHECK: large_integers.gd:[[#@LINE+1]]:5: error: 1000000007 * t may be 8000000056, which is too large for an int
    for t < 9 { s[t] = x[(t * 1000000007) % 7] }
    // CHECK: large_integers.gd:[[#@LINE+1]]:17: error: 1500000000 * t may be 9000000000, which is too large for an int
    for t < 7 { s[(t * 1500000000) % 7] += x[t] }
    return sum(i) s[i]
}
export fn counted(x: f64[7], k: int) {
    var s: int = 0
    var c: int[2] = 0
    for t < 3 {
        // CHECK: large_integers.gd:[[#@LINE+1]]:9: error: the number 3000000000 is too large for an int
        s = s + 3000000000
        // CHECK: large_integers.gd:[[#@LINE+1]]:9: error: the number 4000000000 is too large for an int
        c[1] += 4000000000
    }
    return x[0] * s * c[1]
}
export fn compared(x: f64[7], k: int) {
    var s: int = 0
    // CHECK: large_integers.gd:[[#@LINE+1]]:17: error: the number 5000000000 is too large for an int
    for t < 3 { s = k > 5000000000 ? 1 : 2 }
    return x[0] * s
}
export fn single(x: f32[3]) {
    var s = 1
    // CHECK: large_integers.gd:[[#@LINE+1]]:17: error: the number 1e+39 is too large for f32
    for t < 3 { s = s * x[t] * 1e39 }
    return s
}
// CHECK: large_integers.gd:[[#@LINE+1]]:52: error: the number 1e+39 is too large for f32
export fn along(x: f32[3]) { let y = sum(i) x[i]^2 return jvp(y, x: [1e39, 1, 2]) }
// CHECK: large_integers.gd:[[#@LINE+1]]:32: error: the number 1e+39 is too large for f32
export fn by_rule(x: f32[3]) = steep(x[0])
// CHECK: large_integers.gd:[[#@LINE+1]]:43: error: this number is too small for f32
export fn faint(x: f32[3]) = log(x[0]^2 + 1e-300)
// What is computed of numbers may be: nothing is lost.
export fn nothing(x: f32[3]) = x[0] * exp(-200)

// CHECK: large_integers.gd:[[#@LINE+1]]:32: error: this integer is too large
export fn power(x: f64[7]) = x[3^41 % 3]
// CHECK: large_integers.gd:[[#@LINE+2]]:41: error: this integer is too large
// CHECK: large_integers.gd:[[#@LINE+1]]:47: error: this integer is too large
export fn ratio(x: f64[7]) = x[quotient(2^64, 2^63)]
// CHECK: large_integers.gd:[[#@LINE+1]]:33: error: this integer is too large
export fn product(x: f64) = x * (3000000000 * 4000000000)
export fn real_product(x: f64) = x * (3000000000.0 * 4000000000)

export fn repeated(x: f64[7]) {
    var s: int[2] = 0
    // CHECK: large_integers.gd:[[#@LINE+1]]:5: error: this sum of integers may be 7000000000, which is too large for an int
    s[x[t] > 0 ? 1 : 0] += 1000000000
    return x[0] * s[0]
}

// How often rounds add to an element is not known of a single one.
export fn counted_twice(x: f64[3], y: f64[9]) {
    var s: int[2] = 0
    for t < 9 { s[y[t] > 0 ? 1 : 0] += 1 }
    let j = s[0] + s[1]
    // CHECK: large_integers.gd:[[#@LINE+1]]:14: error: subscript 1 of 'x' can leave the array
    return x[j]
}
