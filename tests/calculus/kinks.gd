// What the derivative is where there is none: exactly what docs/derivatives.md says.
// RUN: %gradc -Wno-zero-gradient %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/kinks.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines

// The slope of each function at each of nine points, which are the kinks of some of them.
fn slopes(x: [9]) {
    let y = [relu(x), relu6(x), leaky_relu(x, 0.01), elu(x, 0.5), abs(x), sign(x), step(x), floor(x),
             clamp(x, -1, 1), hard_tanh(x), 6 * hard_sigmoid(x), 2 * hard_swish(x), softsign(x),
             huber(x, 0), mae(x, 0), hinge(x, 1)]
    let slope[f, i] = grad(y[f, i], x)[i]
    return slope
}
export fn at(x: f64[9]) = slopes(x)
// CHECK:      at               -3     -1     -0      0      1      2      3      6      7
// CHECK-NEXT: relu              0      0      0      0      1      1      1      1      1
// CHECK-NEXT: relu6             0      0      0      0      1      1      1      0      0
// CHECK-NEXT: leaky_relu     0.01   0.01   0.01   0.01      1      1      1      1      1
// CHECK-NEXT: elu          0.0249  0.184    0.5    0.5      1      1      1      1      1
// CHECK-NEXT: abs              -1     -1      0      0      1      1      1      1      1
// CHECK-NEXT: sign              0      0      0      0      0      0      0      0      0
// CHECK-NEXT: step              0      0      0      0      0      0      0      0      0
// CHECK-NEXT: floor             0      0      0      0      0      0      0      0      0
// CHECK-NEXT: clamp             0      1      1      1      1      0      0      0      0
// CHECK-NEXT: hard_tanh         0      1      1      1      1      0      0      0      0
// CHECK-NEXT: hard_sigmoid      1      1      1      1      1      1      1      0      0
// CHECK-NEXT: hard_swish       -1  0.333      1      1   1.67   2.33      3      2      2
// CHECK-NEXT: softsign     0.0625   0.25      1      1   0.25  0.111 0.0625 0.0204 0.0156
// CHECK-NEXT: huber            -1     -1      0      0      1      1      1      1      1
// CHECK-NEXT: mae              -1     -1      0      0      1      1      1      1      1
// CHECK-NEXT: hinge            -1     -1     -1     -1      0      0      0      0      0

// Of equals the first.
export fn larger(a: f64, b: f64) = max(a, b)
export grad larger
export fn smaller(a: f64, b: f64) = min(a, b)
export grad smaller
export fn largest(x: f64[4]) = max(i) x[i]
export grad largest
export fn smallest(x: f64[4]) = min(i) x[i]
export grad smallest
export fn kept(x: f64, low: f64, high: f64) = clamp(x, low, high)
export grad kept
// CHECK-NEXT: max(2, 2): 1 0
// CHECK-NEXT: min(2, 2): 1 0
// CHECK-NEXT: max of 1 3 3 2: 0 1 0 0
// CHECK-NEXT: min of 3 1 2 1: 0 1 0 0
// CHECK-NEXT: clamp(1, 1, 1): 1 0 0

// Nothing comes from the branch that is not taken, neither of the first derivative nor of the second.
export fn log_or(x: f64) = x > 0 ? log(x) : 0
export fn root_or(x: f64) = x > 0 ? sqrt(x) : 0
export grad log_or
export hessian log_or
export grad root_or
export hessian root_or
// CHECK-NEXT: log or 0, at -1: 0 0
// CHECK-NEXT: log or 0, at 0: 0 0
// CHECK-NEXT: log or 0, at 2: 0.5 -0.25
// CHECK-NEXT: root or 0, at 0: 0 0

export fn power(x: f64, y: f64) = x ^ y
export grad power
export fn length(x: f64[2]) = norm(x)
export grad length
export fn divergence(p: f64[2], q: f64[2]) = kl_divergence(p, q)
export grad divergence wrt p
// CHECK-NEXT: 0 ^ 0: 0 0
// CHECK-NEXT: 0 ^ 1: 1 0
// CHECK-NEXT: 0 ^ 3: 0 0
// CHECK-NEXT: 2 ^ 0: 0 0.693147
// CHECK-NEXT: -2 ^ 2: -4 nan
// CHECK-NEXT: length 0: 0 0
// CHECK-NEXT: divergence of (0, 1) and (1, 1): 0 1

export fn root(x: f64) = sqrt(x)
export fn logarithm(x: f64) = log(x)
export fn cube_root(x: f64) = cbrt(x)
export fn arc(x: f64) = asin(x)
export grad root
export grad logarithm
export grad cube_root
export grad arc
// CHECK-NEXT: sqrt, log, cbrt at 0, asin at 1: inf inf inf inf
