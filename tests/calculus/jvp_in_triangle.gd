// A derivative along a direction in the rounds of a loop whose range depends on the loop around it: the
// direction is that of the round.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/jvp_in_triangle.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK: value agrees, gradient agrees
export fn moved(v: f64[4]) {
    var s = v[1]
    let w[i < 4] = v[i] * v[i]
    for i < 3 {
        for j < 3 - i {
            let x = w[j]
            s = s * 0.5 + jvp(s * x * x * w[3], x: v[j]) + jvp(w[0] * w[1] * w[2], w: v * s)
        }
    }
    return s
}
export grad moved
