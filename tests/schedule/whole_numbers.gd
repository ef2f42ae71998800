// Integers and truth values that are used several times are computed once, like real numbers: text
// and time grow with the program.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/whole_numbers.c -o %t -lm
// RUN: %t | FileCheck %s
// RUN: FileCheck %s --check-prefix=TEXT < %t.c
// CHECK: 0 errors
fn step(a, i) = (a * a + i) % 7
fn four(a, i) = a |> step(i) |> step(i + 1) |> step(i + 2) |> step(i + 3)
fn sixteen(a) = a |> four(0) |> four(4) |> four(8) |> four(12)

// TEXT: double lets(int k)
export fn lets(k: int) -> f64 {
    let a = four(k % 5, 0), b = four(a, 4), c = four(b, 8), d = four(c, 12)
    let e = four(d, 0), f = four(e, 4), g = four(f, 8), h = four(g, 12)
    return h
}
// TEXT: double calls(
// TEXT: const int remainder_{{[0-9]+}} = (int)((unsigned)remainder_[[N:[0-9]+]] * (unsigned)remainder_[[N]] + 2u) % 7;
export fn calls(k: int) -> f64 = (k % 5) |> sixteen |> sixteen

fn turn(b, x, i) = (b && x > i) || !(b || x > 9 - i)
fn turn_four(b, x, i) = b |> turn(x, i) |> turn(x, i + 1) |> turn(x, i + 2) |> turn(x, i + 3)
export fn truth(x: f64) -> f64 {
    let b = (x > 4) |> turn_four(x, 0) |> turn_four(x, 4) |> turn_four(x, 0) |> turn_four(x, 4)
    let c = b |> turn_four(x, 0) |> turn_four(x, 4)
    return c ? x : -x
}
