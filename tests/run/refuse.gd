// Bad input is refused with a status before anything is written.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -fsanitize=address,undefined -include %t.h %t.c %S/Inputs/refuse.c -o %t -lm
// RUN: %t | FileCheck %s
dim N <= 4

model unit {
    input x: f32[N, 3]
    input y: class(3)[N]
    loss cross_entropy(dense(x, 3), y)
}
// CHECK: null params: a pointer is null that may not be{{$}}
// CHECK: no rows: a size of the batch is below 1 or above its bound{{$}}
// CHECK: too many rows: a size of the batch is below 1 or above its bound{{$}}
// CHECK: bad label: an entry of the batch is not one of its classes{{$}}
// CHECK: no labels: a pointer is null that may not be{{$}}
// CHECK: all well: all is well, but written{{$}}
