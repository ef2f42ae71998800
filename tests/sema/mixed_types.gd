// A model with inputs of both types computes in f64; directions, too.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wpedantic -Werror -c %t.c -o %t.o
// RUN: %gradcheck %s
model mixed {
    input x: f32[2]
    input w: f64[3]
    param p: [2] = 1
    let s = sum(i) (x[i] * p[i])^2
    let chosen = w > 0 ? jvp(s, x: log(w[0]^2 + 2)) : 0
    loss chosen
    loss jvp(s, x: x * w[1]) * grad(s, x)
}
