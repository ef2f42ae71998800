// Second derivatives where a formula for the first one would divide by zero at a neighbouring point, and
// is right here.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -Wall -Wextra -Werror -include %t.h %t.c %S/Inputs/second_at_points.c -o %t -lm
// RUN: %t

export fn power(x: f64, y: f64) = x^y
export hessian power
export fn power_of_itself(x: f64) = (x + 1)^x
export hessian power_of_itself

export fn quantile(p: f64) = normal_quantile(p)
export grad quantile
export hessian quantile
export fn there_and_back(x: f64) = normal_quantile(normal_below(x))
export grad there_and_back

export fn cost(p: f64, target: f64) = binary_cross_entropy(p, target)
export hessian cost

export fn length(x: f64, y: f64) = hypot(x, y)
export grad length
export hessian length

// Trained from an exponent of 0.
model learnt {
    input x: f64[3]
    param p: f64 = 0
    let u = x^p
    loss (grad(u, x) - 1)^2
}
