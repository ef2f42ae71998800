// A result has its name in the generated code, whatever loops keep under it.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s < %t.h
// RUN: %cc -std=c99 -Wall -Wextra -Wpedantic -Werror -include %t.h -c %t.c -o %t.o
// CHECK: typedef struct names_outputs {
// CHECK-NEXT: float *q;
// CHECK-NEXT: float *s;
// CHECK-NEXT: float *v;
// CHECK-NEXT: float *y;
// CHECK-NEXT: } names_outputs;
layer scaled(x: [n]) {
    param w: f32 = 2
    return w * x
}
model names {
    input x: f32[3]
    output q = repeat 2 scaled(x)
    var s = 0
    var v = x
    for t < 3 {
        s = s * 2 + x[t]
        v[t] = s
    }
    let y: f32[3] = for t < 3 { yield t > 0 ? y[t - 1] * x[t] : 1 }
    output s
    output v
    output y
}
