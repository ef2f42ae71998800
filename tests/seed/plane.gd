// Functions of two numbers: gradient, second derivative, derivative along a direction.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/plane.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines

export fn bowl(x: f64, y: f64) -> f64 = x^2 + y^2
export grad bowl
export hessian bowl
export hvp bowl

fn slope(x: f64, y: f64) -> f64 = grad(bowl(x, y), x)
export fn curvature(x: f64, y: f64) -> f64 = grad(slope(x, y), x)

fn wave(x: f64, y: f64) -> f64 = x * exp(2 * y)
export grad wave
export jvp wave
export fn tilt(x: f64, y: f64, dx: f64, dy: f64) -> f64 {
    let n = sqrt(dx^2 + dy^2)
    return jvp(wave(x, y), x: dx / n, y: dy / n)
}

// CHECK: along (1, -1) / sqrt 2: -0.707106781187
// CHECK: the same by hand: -0.707106781187
// CHECK: gradient (2, 4), value 5
// CHECK: second derivative 2
// CHECK: Hessian 2 0 0 2
// CHECK: Hessian times (3, 5): 6 10
// CHECK: a null pointer is left alone: 4
// CHECK: descended to 0.00000 0.00000
