// A state: training moves it on, and gradients and predictions leave it as it is.
// RUN: %gradc --real=f64 %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/state.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: all is well
dim N <= 8

model seen {
    input x: f64[N, 2]
    state centre: [2] = [1, 2]
    state count = 0
    param w: [2] = 0
    let z[n, i] = x[n, i] - centre[i] + w[i]
    output y = z
    centre = 0.5 * centre + 0.5 * mean(n) x[n]
    count = count + 1
    loss (x[0, 0] - centre[0] - w[0])^2 + 0 * w[1]
    metric seen_so_far = count
    optimizer sgd(lr: 0.5)
}
