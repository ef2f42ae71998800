// Where each element goes.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/shapes.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines --strict-whitespace
fn rows(x: [12]) = reshape(x, [3, 4])
export fn split_rows(x: f64[12]) = transpose(rows(x))
export fn merged(x: f64[12]) = reshape(reshape(x, [2, 2, 3]), [4, 3])
export fn crossed(x: f64[12]) = reshape(transpose(rows(x)), [2, 6])
export fn parted(x: f64[12]) = split(flip(x), 2)
export fn joined(x: f64[12]) = concat(rows(x), [100, 101])
export fn stacked(x: f64[12]) = concat_rows(slice(rows(x), 1, 2), [[100, 101]])
export fn padded(x: f64[12]) = pad(slice(rows(x), 0, 2), 1, 2)
export fn mirrored(x: f64[12]) = pad_reflect(slice(rows(x), 0, 2), 2, 1)
export fn summed(x: f64[12]) = cumsum(rows(x))
//      CHECK:split_rows 0 4 8 | 1 5 9 | 2 6 10 | 3 7 11
// CHECK-NEXT:merged 0 1 2 | 3 4 5 | 6 7 8 | 9 10 11
// CHECK-NEXT:crossed 0 4 8 1 5 9 | 2 6 10 3 7 11
// CHECK-NEXT:parted 11 10 9 8 7 6 | 5 4 3 2 1 0
// CHECK-NEXT:joined 0 1 2 3 100 101 | 4 5 6 7 100 101 | 8 9 10 11 100 101
// CHECK-NEXT:stacked 1 2 | 5 6 | 9 10 | 100 101
// CHECK-NEXT:padded 0 0 0 0 0 0 | 0 0 0 1 0 0 | 0 0 4 5 0 0 | 0 0 8 9 0 0 | 0 0 0 0 0 0
// CHECK-NEXT:mirrored 9 8 9 8 | 5 4 5 4 | 1 0 1 0 | 5 4 5 4 | 9 8 9 8 | 5 4 5 4 | 1 0 1 0
// CHECK-NEXT:summed 0 1 3 6 | 4 9 15 22 | 8 17 27 38
