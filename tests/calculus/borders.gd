// Neighbours and borders to the second order: what a condition keeps inside stays inside in the
// derivatives of derivatives. Watched by sanitizers, and without a warning of clang.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/borders.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 5 functions
// CHECK-NOT: wrong

export fn stencil(v: f64[6]) {
    let y[i < 6] = i > 0 && i < 5 ? v[i - 1] * v[i + 1] : v[i]^3
    return sum(i) y[i]^2
}

// Both neighbours, each where it is there.
export fn tension(v: f64[6]) {
    let y[i < 6] = (i > 0 ? v[i - 1] - v[i] : 0) + (i < 5 ? v[i + 1] - v[i] : 0)
    return sum(i) sin(y[i])^2
}

export fn padded(v: f64[6]) = sum(i) sin(pad(v, 2)[i])
export fn padded_twice(v: f64[6]) {
    let x[i < 2, j < 3] = v[3 * i + j]
    return sum(i, j) sin(pad(x, 1, 1)[i, j]) * x[0, 0]
}

// The derivative of a row of a derivative.
export fn bent(v: f64[6]) {
    let y[i < 6] = i > 0 ? v[i - 1]^2 * v[i] : 0
    let e = sum(i) sin(y[i])
    let g = grad(e, v)
    return sum(i) g[i]^2
}
