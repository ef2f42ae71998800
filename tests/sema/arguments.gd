// What a function is given is what its arguments say.
// RUN: %gradc -Wno-zero-gradient %s --emit=opt | FileCheck %s

// A real number, where an integer is given: it has derivatives.
fn slope(p) = grad(p^2, p)
export fn of_integer(x: f64) = slope(3) * x
// CHECK-LABEL: function call of_integer
// CHECK: result[] = 6.0 * x[]

// A default of a function with rules sees the arguments before it.
fn product(p, q = 2 * p) = p * q
    deriv p = q
    deriv q = p
export fn of_default(x: f64) = product(x)
// CHECK-LABEL: function call of_default
// CHECK: result[] = product(x[], 2.0 * x[])

// Of two forms the one for vectors, for integers too.
export fn of_vectors(x: f64[4]) = mse(sign(x), x)
// CHECK-LABEL: function call of_vectors
// CHECK: output result: f64{{$}}

// The formula of a function with a rule leaves the conditions around its call alone.
export fn under_condition(x: f64, y: f64[2]) = x > 0.5 ? x : softplus(0.7) * (sum(i) y[i])
// CHECK-LABEL: function call under_condition
// CHECK: if !(x[] > 0.5): value.sum[] += y[i]

// Integers have no derivative, and it has the dimensions of both.
export fn of_integers(x: f64[3], y: f64) = grad(step(x), y)
// CHECK-LABEL: function call of_integers
// CHECK: output result: f64[3]
