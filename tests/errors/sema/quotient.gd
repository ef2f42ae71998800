// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s
// CHECK: quotient.gd:[[#@LINE+1]]:{{[0-9]+}}: error: a quotient is one of integers; of real numbers it is a / b
export fn f(x: f64) -> f64 = quotient(x, 2)
// CHECK: quotient.gd:[[#@LINE+1]]:{{[0-9]+}}: error: quotient takes 2 arguments, not 1
export fn g(k: int) -> f64 = quotient(k)
// CHECK: quotient.gd:[[#@LINE+1]]:{{[0-9]+}}: error: this divisor of an integer may be 0 or less
export fn h(k: int) -> f64 = quotient(7, k)

// A function of that name is called instead.
// RUN: echo 'export fn q(x: f64) = quotient(x)' > %t.gd
// RUN: echo 'fn quotient(x) = x / 2' >> %t.gd
// RUN: %gradc %t.gd -o - | FileCheck %s --check-prefix=OWN
// OWN: return x / 2.0;
// CHECK: quotient.gd:[[#@LINE+1]]:{{[0-9]+}}: error: this divisor of an integer may be 0 or less
export fn by_condition(x: f64[4]) = quotient(5, x[0] > 0) * x[1]
