// Sizes that are chosen at the call: where they stand, how arrays lie, what is refused, and a proof.
// REQUIRES: clang, g++, tcc
// RUN: %gradc -D k=6 %s -o %t.c
// RUN: FileCheck %s --check-prefix=HEADER --input-file=%t.h
// RUN: FileCheck %s --check-prefix=SOURCE --input-file=%t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/export_sizes.c -o %t -lm
// RUN: %t | FileCheck %s --check-prefix=OUT --match-full-lines
// RUN: clang -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: g++ -x c++ -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -c %t.c -o %t.o
// RUN: tcc -Wall -Werror -include %t.h %t.c %S/Inputs/export_sizes.c -o %t.tcc -lm
// RUN: %t.tcc | FileCheck %s --check-prefix=OUT --match-full-lines
// RUN: env CC=%cc %gradc check -D k=6 %s --all | FileCheck %s --check-prefix=PROOF
// RUN: %gradc -D k=6 --emit=opt %s -o %t.gir && %gradc %t.gir -o %t.again.c
// RUN: grep -v '^#include' %t.c | grep '^double\|^void' > %t.first
// RUN: grep -v '^#include' %t.again.c | grep '^double\|^void' > %t.second && diff %t.first %t.second

// HEADER: Where a size is below 1 or above its bound nothing
// PROOF: export_sizes.gd with {{.*}}: all is right

// HEADER: double distance(int n, const double x[], const double y[]);
export fn distance(x: f64[n], y: f64[n]) = sqrt(sum(i) (x[i] - y[i])^2)
// HEADER: double distance_grad(int n, const double x[], const double y[], double d_x[], double d_y[]);
export grad distance
export hvp distance wrt y

// What is behind another size has no subscripts of its own; its place is computed wide enough.
// HEADER: double product(int n, double scale, int m, const double *A, double B[][2], int unused);
// SOURCE: double product(
// SOURCE: if (n < 1 || n > 16777216 || m < 1 || m > 16777216 || unused < 1
// SOURCE: A[(ptrdiff_t)i * m + j]
fn products(scale, A: [n, m], B: [m, 2]) = scale * (sum(i, j, k) A[i, j] * exp(B[j, k]) * (i + 1))
export fn product(n: dim, scale: f64, m: dim, A: f64[n, m], B: f64[m, 2], unused: dim) = products(scale, A, B)
export grad product
export jvp product

// HEADER: void outer(int n, int m, const double x[], const double y[], double *result);
export fn outer(x: f64[n], y: f64[m]) {
    let z[i, j] = x[i] * y[j]
    return z
}

// Within the function arrays have room for the bound.
// SOURCE: double power(double x, int k)
// SOURCE: if (k < 1 || k > 6) return NAN;
// SOURCE: double y[7];
export fn power(x: f64, k: dim) {
    var y = 1
    for i < k { y = y * x }
    return y
}
export grad power
export hessian power

// A declared size is that one; so is a size that only the body speaks of.
dim q <= 4
// HEADER: int places(int q, const double x[]);
// SOURCE: if (q < 1 || q > 4) return INT_MIN;
export fn places(x: f64[2 * q]) = argmax(i) x[i]
// HEADER: double within(int q, double x);
export fn within(x: f64) = sum(i < q) x^i

// OUT: distance 5 gradient 0.6 0.8
// OUT: product 48 gradient of A 2 2 2 4 4 4 of B 1 4 7
// OUT: outer 3 6 4 8 5 10
// OUT: power 32 slope 80
// OUT: places 5 within 7
// OUT: refused nan nan nan nan -2147483648 1
