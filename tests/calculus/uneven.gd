// Arrays on the way that are larger or smaller than the result that is differentiated: none of them
// goes along with it where a subscript would leave it.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fsanitize=address,undefined -fno-sanitize-recover=all -include %t.h %t.c %S/Inputs/uneven.c -o %t -lm
// RUN: %t | FileCheck %s
// RUN: %gradcheck %s
// CHECK: Jacobians: 0 errors
// CHECK: forward and reverse mode: 0 errors
// CHECK: gradients of rows: 0 errors

// Larger.
export fn shorter(x: f64[4]) -> f64[3] {
    let v = sin(x)
    let w[j < 3] = v[j] + x[0]
    return w
}
export jacobian shorter
export jvp shorter

// Smaller.
export fn longer(x: f64[4]) -> f64[5] {
    let v[i < 3] = sin(x[i])
    let u[i < 3] = v[i] * v[i]
    let w[j < 5] = (j < 3 ? u[j] : 1) * x[3]
    return w
}
export jacobian longer
export jvp longer

// Larger, and then as large as the result.
export fn detour(x: f64[4]) -> f64[3] {
    let a[i < 3] = x[i] * x[i + 1]
    let b[i < 6] = i < 3 ? exp(a[i]) : x[0]
    let c[i < 3] = b[i] + b[i + 3] * x[3]
    return c
}
export jacobian detour
export jvp detour

// The gradient of each row by itself; and the direction of each.
export fn rows(x: f64[4]) -> f64[3, 4] {
    let u = x * x
    let v = sin(u)
    let w[j < 3] = v[j] + u[0]
    let g[j < 3, k] = grad(w[j], u)[k]
    return g
}
fn along(y: f64[5], scale) {
    let v = sin(y) * y[4]
    let w[j < 3] = v[j] * v[j + 1]
    return sum(j) jvp(w[j], y: y * scale * (j + 1))
}
export fn directions(x: f64[5]) -> f64 = along(x, 2)
export grad directions

model uneven {
    param p: [4] = 0
    let u = p * p
    let v = sin(u)
    let w[j < 3] = v[j] + u[0]
    let g[j < 3, k] = grad(w[j], u)[k]
    loss g^2
}
