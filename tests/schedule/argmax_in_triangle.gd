// Where only the place of an extremum is asked for, its value is a variable of the round, also in the rounds
// of a triangle: an array would be set and never read, which gcc warns of.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.c
// RUN: %cc -std=c99 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -include %t.h -c %t.c -o %t.o
// RUN: env CC=%cc %gradc check %s
// CHECK-LABEL: double f_grad_x(
// CHECK-NOT: double s_max[
// CHECK: double s_max = -INFINITY;
export fn f(x: f64[3], v: f64[3, 3]) {
    var s = x[0]
    for t < 3 { for u < t { s = sin(s * x[argmax(i < 3) (v[t, i] * s)]) } }
    return s
}
export grad f wrt x
