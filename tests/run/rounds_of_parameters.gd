// Derivatives by a parameter of a repeated layer: each round's own part moves, and only that.
// RUN: %gradc --real=f64 %s -o %t.c
// RUN: %cc -std=c99 -O2 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/rounds_of_parameters.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: all is well
layer moved(x: [n]) {
    param w: [n] = normal()
    let y = x * w^3
    let by = grad(sum(i) y[i], w)                 // 3 x w^2
    return jvp(y, w: x) + by                      // 3 x^2 w^2 + 3 x w^2
}

model rounds {
    input x: f64[2]
    let y = repeat 3 moved(x)
    output y
    loss y
}
