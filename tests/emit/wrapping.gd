// What is computed of integers that may be any wraps around: conditions that keep a subscript inside hold,
// whatever the compiler makes of overflow.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.c
// RUN: %cc -std=c99 -O2 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/wrapping.c -o %t -lm
// RUN: %t
// RUN: %cc -std=c99 -O3 -include %t.h %t.c %S/Inputs/wrapping.c -o %t -lm
// RUN: %t
// CHECK: const int j = (int)((unsigned)k * (unsigned)k);
// CHECK: return (j >= 0 && j < 7) ? x[j] : 0.0;
export fn square(x: f64[7], k: int) {
    let j = k * k
    return j >= 0 && j < 7 ? x[j] : 0
}
// CHECK: const int j = (int)(2u * (unsigned)k);
export fn twice(x: f64[7], k: int) {
    let j = 2 * k
    return k > 0 && j < 7 && j >= 0 ? x[j] : 0
}
export fn both(x: f64[7], k: int, l: int) {
    let j = k + l
    return k > 0 && l > 0 && j < 7 && j >= 0 ? x[j] : 0
}
export fn mixed(x: f64[7], k: int, l: int) {
    let j = 3 * (-k - 2 * l) - 1
    return j < 7 && j >= 0 ? x[j] : 0
}
// CHECK: j_sum = (int)((unsigned)j_sum + (unsigned)(k[i] > 0 ? k[i] : 1));
export fn summed(x: f64[7], k: int[4]) {
    let j = sum(i) (k[i] > 0 ? k[i] : 1)
    return j >= 0 && j < 7 ? x[j] : 0
}
export fn scattered(x: f64[7], k: int[4]) {
    var s: int[2] = 0
    for t < 4 { s[t % 2] += k[t] }
    return s[0] >= 0 && s[0] < 7 ? x[s[0]] : 0
}
export fn counted(x: f64[3], k: int, y: f64[9]) {
    var s: int[2] = k
    for t < 9 { s[y[t] > 0 ? 1 : 0] += 1 }
    return s[0] >= 0 && s[0] < 3 ? x[s[0]] : 0
}
// CHECK-LABEL: int histogram(
// CHECK: sum_1 += y[t] > 0.0 ? 1 : 0;
export fn histogram(y: f64[9]) {
    let count = sum(t) (y[t] > 0 ? 1 : 0)
    return count
}
export fn share(x: f32[5000], y: f32[5000]) -> f32 = mean(i, j) (x[i] >= y[j] ? 1 : 0)
export fn average(k: int[4]) -> f64 = mean(i) k[i]
// CHECK: return x[0] * (double)(int)(0u - (unsigned)k);
export fn opposite(x: f64[7], k: int) = x[0] * (quotient(k, -1) + k % -1)
// CHECK: return x[0];
export fn odd_power(x: f64[7]) = x[(-1)^65 + 1]
