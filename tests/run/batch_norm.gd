// Numbers of batch_norm that can be worked out by hand: in training by the batch, then by what was seen.
// RUN: %gradc --real=f64 %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/batch_norm.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: all is well
dim N <= 3

model normed {
    input x: f64[N, 2]
    let y = batch_norm(x, decay: 0.75, eps: 0)
    output y
    loss sum(n) (n * y[n, 0] + y[n, 1])
    metric first = y[0, 0]
    metric last = y[N - 1, 1]
}
