// What is read only where two conditions hold that exclude each other changes nothing: there is no
// derivative by it, and nothing reads one, in reverse and in forward mode.
// RUN: %gradc %s -o %t.c 2>&1 | FileCheck %s --check-prefix=WARN
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Werror -c %t.c -o %t.o
// RUN: %gradc check %s -Wno-zero-gradient | FileCheck %s
export fn last_round(v: f64, w: f64) {
    var s: [4, 2] = w
    for t < 4 {
        s[t, 0] = sin(v)
        s[e] = 1 + t < 4 ? [w, 0.5] : ([0.5, 0.5, 0.5] @ s[:3, :])
    }
    return s[0, 0]
}
export grad last_round
export jvp last_round
export hvp last_round
// WARN: warning: {{.*}}'v'
// CHECK: last_round_grad, at 7 points
// CHECK: last_round_hvp, at 7 points
// CHECK: all is right
