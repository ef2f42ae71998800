// Constants are multiplied with one another only where the type has all digits of the product.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Werror -include %t.h %t.c %S/Inputs/far_factors.c -o %t -lm
// RUN: %t
// RUN: FileCheck %s --input-file=%t.c
// CHECK: return 6.0f * x;
export fn near(x: f32) = 2 * (3 * x)

export fn large(x: f32, y: f32) = (1e20 * x) * (1e20 * y)
export grad large
export fn flat(x: f32) = exp(x * 1e20) * 1e20 + sin(x)
export grad flat
export fn small(x: f64) = 1e-200 * (1e-200 * x)
export fn square(x: f32) = (1e-25 * x)^2
export grad square
// An infinity that is one in f32 only takes <math.h>.
export fn steep(x: f32) = x / 1e-40
export grad steep
