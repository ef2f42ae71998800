// The operators of numbers: value, gradient, Hessian and both along a direction, against the oracle.
// RUN: sed -n -f %S/Inputs/exports.sed %s > %t.gd
// RUN: cat %s >> %t.gd
// RUN: %gradc -Wno-zero-gradient %t.gd -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/operators.c -o %t -lm
// RUN: %t | FileCheck %s
// CHECK-NOT: wrong
// CHECK: 49 functions
// CHECK-NOT: wrong

export fn negative(x: f64) = -x
export fn plus(x: f64, y: f64) = x + y
export fn minus(x: f64, y: f64) = x - y
export fn times(x: f64, y: f64) = x * y
export fn over(x: f64, y: f64) = x / y
export fn raised(x: f64, y: f64) = x ^ y
export fn power(x: f64, y: f64) = pow(x, y)
export fn inverted(x: f64) = x ^ -1
export fn squared(x: f64) = x ^ 2
export fn cubed(x: f64) = x ^ 3
export fn fourth(x: f64) = x ^ 4
export fn seventh(x: f64) = x ^ 7
export fn rooted(x: f64) = x ^ 0.5
export fn doubling(x: f64) = 2 ^ x
export fn chosen(x: f64, y: f64) = x > y ? x * y : y - x
export fn within(x: f64, y: f64) = x > 0 ? (y > x ? x * y : y - x^2) : 2
export fn beyond(x: f64, y: f64) = x > 0 ? 2 : (y > x ? x * y : y - x^2)
export fn apart(x: f64, y: f64) = x > 0 ? (y > x && y < 2 ? x * y : 0) + (y > x && !(y < 2) ? y^2 : 0) : 0
export fn exp_of(x: f64) = exp(x)
export fn log_of(x: f64) = log(x)
export fn log2_of(x: f64) = log2(x)
export fn log10_of(x: f64) = log10(x)
export fn expm1_of(x: f64) = expm1(x)
export fn log1p_of(x: f64) = log1p(x)
export fn sqrt_of(x: f64) = sqrt(x)
export fn cbrt_of(x: f64) = cbrt(x)
export fn sin_of(x: f64) = sin(x)
export fn cos_of(x: f64) = cos(x)
export fn tan_of(x: f64) = tan(x)
export fn asin_of(x: f64) = asin(x)
export fn acos_of(x: f64) = acos(x)
export fn atan_of(x: f64) = atan(x)
export fn atan2_of(x: f64, y: f64) = atan2(x, y)
export fn hypot_of(x: f64, y: f64) = hypot(x, y)
export fn sinh_of(x: f64) = sinh(x)
export fn cosh_of(x: f64) = cosh(x)
export fn tanh_of(x: f64) = tanh(x)
export fn asinh_of(x: f64) = asinh(x)
export fn acosh_of(x: f64) = acosh(x)
export fn atanh_of(x: f64) = atanh(x)
export fn erf_of(x: f64) = erf(x)
export fn erfc_of(x: f64) = erfc(x)
export fn abs_of(x: f64) = abs(x)
export fn floor_of(x: f64) = floor(x) * x
export fn sign_of(x: f64) = sign(x) * x
export fn step_of(x: f64) = step(x) * x
export fn larger(x: f64, y: f64) = max(x, y) * x
export fn smaller(x: f64, y: f64) = min(x, y) * x
export fn clamped(v: f64[6]) = clamp(v[0], v[3], 2 + v[4]) * v[5]
