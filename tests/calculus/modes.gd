// Forward and reverse mode agree: the derivative along a direction is the gradient times it, and the
// Hessian is the same forward over reverse as reverse over reverse; both agree with the oracle.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/modes.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines
// CHECK: derivatives along directions: 0 errors
// CHECK: Hessians: 0 errors
// CHECK: symmetric: 0 errors
// CHECK: against the oracle: 0 errors

// A Gauss curve of five parameters, fitted to a few points.
export fn misfit(p: f64[5]) -> f64 {
    let r[i < 7] = p[0] + p[1] * i + p[2] * exp(-((i - p[3]) / p[4])^2) - sin(i)
    let worst = max(i) r[i]
    return sum(i) r[i]^2 + worst * logsumexp(r)
}
export grad misfit
export jvp misfit
export hvp misfit
export hessian misfit
