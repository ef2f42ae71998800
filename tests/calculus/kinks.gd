// What the derivative is where there is none: exactly what the tables of docs/derivatives.md say.
// Each row that is printed here is a row there, and the other way round.
// RUN: %gradc -Wno-zero-gradient %s -o %t.c
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/kinks.c -o %t -lm
// RUN: %t > %t.rows
// RUN: grep '^| `' %root/docs/derivatives.md > %t.wanted
// RUN: diff %t.wanted %t.rows
// RUN: sed -n '/^export fn steps/,/^export grad/p' %root/docs/derivatives.md > %t.steps.gd
// RUN: %gradc %t.steps.gd -o %t.steps.c 2>&1 | FileCheck %s
// CHECK: steps.gd:2:1: warning: the value does not depend on 'x': the derivative is 0 [-Wzero-gradient]

// The slope of each function at each of seven points, which are the kinks of some of them.
fn slopes(x: [7]) {
    let y = [relu(x), relu6(x), leaky_relu(x, 0.01), elu(x, 0.5), selu(x), softsign(x), abs(x), sign(x),
             step(x), floor(x), clamp(x, -1, 1), max(x, 1), min(x, 1), hard_tanh(x), hard_sigmoid(x),
             hard_swish(x), mae(x, 0), huber(x, 0), hinge(x, 1), x > 0 ? 2 * x : x, (x > 0) * x, x * stop(x)]
    let slope[f, i] = grad(y[f, i], x)[i]
    return slope
}
export fn slopes_at(x: f64[7]) = slopes(x)

// Of equals the first.
export fn larger(a: f64, b: f64) = max(a, b)
export grad larger
export fn smaller(a: f64, b: f64) = min(a, b)
export grad smaller
export fn kept(x: f64, low: f64, high: f64) = clamp(x, low, high)
export grad kept
export fn largest(x: f64[4]) = max(i) x[i]
export grad largest
export fn smallest(x: f64[4]) = min(i) x[i]
export grad smallest

export fn power(x: f64, y: f64) = x ^ y
export grad power
export fn distance(x: f64, y: f64) = hypot(x, y)
export grad distance
export fn length(x: f64[2]) = norm(x)
export grad length
export fn divergence(p: f64[2], q: f64[2]) = kl_divergence(p, q)
export grad divergence

// Nothing comes from the branch that is not taken, neither of the first derivative nor of the second.
export fn log_or(x: f64) = x > 0 ? log(x) : 0
export hessian log_or
export grad log_or
export fn root_or(x: f64) = x > 0 ? sqrt(x) : 0
export hessian root_or
export grad root_or

// What grows without bound.
export fn logarithm(x: f64) = log(x)
export grad logarithm
export fn logarithm_to_2(x: f64) = log2(x)
export grad logarithm_to_2
export fn logarithm_to_10(x: f64) = log10(x)
export grad logarithm_to_10
export fn logarithm_of_more(x: f64) = log1p(x)
export grad logarithm_of_more
export fn root(x: f64) = sqrt(x)
export grad root
export fn raised(x: f64) = x ^ 0.5
export grad raised
export fn cube_root(x: f64) = cbrt(x)
export grad cube_root
export fn arc_sine(x: f64) = asin(x)
export grad arc_sine
export fn arc_cosine(x: f64) = acos(x)
export grad arc_cosine
export fn area_cosine(x: f64) = acosh(x)
export grad area_cosine
export fn area_tangent(x: f64) = atanh(x)
export grad area_tangent
export fn ratio(x: f64, y: f64) = x / y
export grad ratio
export fn angle(x: f64, y: f64) = atan2(x, y)
export grad angle
export fn entropy(p: f64, target: f64) = binary_cross_entropy(p, target)
export grad entropy wrt p
