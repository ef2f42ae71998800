// Conditions are equal where both hold, or none does; they have the order of 0 and 1. A
// variable that begins with one is a real number, or an int if it says so; so is a quotient. Beside a number,
// one is 0 or 1.
// RUN: %gradc %s -o %t.c
// RUN: env CC=%cc %gradc check %s
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Werror -c %t.c -o %t.o
// RUN: %cc -include %t.h %t.c %S/Inputs/conditions.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK: 1 2 2 1
// CHECK-NEXT: 0 1 0 0, 1 1 1 0
// CHECK-NEXT: 5.5 1.5, 3 1
// CHECK-NEXT: 3 inf, 0 1
// CHECK-NEXT: 0 0 1 1 0, 1 0 1
export fn same(a: f64, b: f64) = (a > 0) == (b > 0) ? 1 + a * 0 : 2
export fn other(a: f64, b: f64) = (a > 0) != (b > 0) ? 1 + a * 0 : 2
export grad same
fn more(a, b) = a > b
export fn above(a: f64, b: f64) = more(a > 0, b > 0) ? 1 + a * 0 : 0
export fn any(a: f64, b: f64) = max(a > 0, !!b) * ((a > 0) <= 1) * a^2
export grad any
export fn kept(a: f64, b: f64) {
    var p = a > 0
    for t < 2 { p = p * b + 0.5 }
    return p
}
export grad kept
export fn counted(a: f64[2]) {
    var k: int = a[0] > 0
    for t < 2 {
        let is_above = a[t] > 0
        k = k + is_above
    }
    return k * (a[0] > 0 ? 1 : 1.0)
}
export fn never(a: f64, b: f64) = (a > b) > 2 || 1 < (a < b) ? b : a
export fn part(k: int, b: f64) = k / (b > 0)
export fn quotients(a: f64, b: f64) = (a > 0) / (b > 0)
export fn is_two(a: f64) = (a > 0) == 2 ? 1 : 0
export fn is_half(a: f64) {
    let b = a > 0
    return b == 0.5 ? 1 : 0
}
export fn is_not_five(a: f64) = !a != 5 ? 1 : 0
export fn is_that(a: f64, k: int) = (a > 0) == k ? 1 : 0
