// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
fn mean_of(n: dim, x: [n]) = (sum(i) x[i]) / n
fn last(x: [n], n: dim) = x[n - 1]

// CHECK: dim_parameters.gd:[[#@LINE+1]]:43: error: 'x' of mean_of has the dimension n = 2, but this is [3]
export fn shorter(x: f64[3]) = mean_of(2, x)

// CHECK: dim_parameters.gd:[[#@LINE+1]]:40: error: 'n' is 2, but a shape before it says 3
export fn another(x: f64[3]) = last(x, 2) + last(x, 3)

// CHECK: dim_parameters.gd:[[#@LINE+1]]:55: error: 'n' cannot depend on 'k'
export fn of_data(x: f64[3], k: int) = x[0] * mean_of(k, [1.0, 2.0])

// CHECK: dim_parameters.gd:[[#@LINE+1]]:34: error: mean_of expects integers for 'n', but these are real numbers
export fn real(x: f64) = mean_of(x, [1.0, 2.0])
