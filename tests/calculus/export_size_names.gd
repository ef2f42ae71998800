// Sizes may be called as anything that means nothing else: a loop of the proof, what the generated
// code or the proof needs from C, and what they name themselves.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s --check-prefix=HEADER --input-file=%t.h
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wpedantic -Wshadow -Werror -c %t.c -o %t.o
// RUN: env CC=%cc %gradc check %s --all | FileCheck %s

// CHECK: export_size_names.gd with {{.*}}: all is right
// CHECK-NOT: WRONG
export fn turned(x: f64[i, j, k, l]) {
    let y[d, c, b, a] = x[a, b, c, d]
    return y
}
export jvp turned

// HEADER: double inner(int ptrdiff_t_2, int proof, int dual, int exit, const double *x, const double y[],
export fn inner(x: f64[ptrdiff_t, proof], y: f64[dual], z: f64[exit]) = (sum(a, b) x[a, b]) * (sum(c, d) y[c] * z[d])
export grad inner

// The shape of an argument is made of a size that stands alone in a later one.
// HEADER: double ends(int n, const double x[], const double y[]);
fn steps(x: [n + 1], y: [n]) = sum(i < n) (x[i + 1] - x[i]) * y[i]
export fn ends(x: f64[n + 1], y: f64[n]) = steps(x, y)
export grad ends
