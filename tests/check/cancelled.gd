// What is nothing but rounding, since terms cancel, is right also in f32.
// RUN: env CC=%cc %gradc check -Wno-zero-gradient %s | FileCheck %s
// RUN: env CC=%cc %gradc check -Wno-zero-gradient %s --seed=2 | FileCheck %s
// RUN: env CC=%cc %gradc check -Wno-zero-gradient %s --seed=3 | FileCheck %s
// RUN: env CC=%cc %gradc check -Wno-zero-gradient --real=f64 %s | FileCheck %s
// CHECK-NOT: WRONG
// CHECK:     cancelled.gd{{.*}}: all is right
// CHECK-NOT: WRONG
export fn whole(x: f32[3]) = sum(i) softmax(x)[i]
export grad whole
export fn halves(x: f32) = sigmoid(x) + sigmoid(-x)
export grad halves
export fn around(x: f32) = 1 + log(exp(x)) - x
export grad around
export fn length(x: f32[3]) {
    let u = x / norm(x)
    return sum(i) u[i]^2
}
export grad length
export hvp length
export fn shifted(z: f32[3], b: f32) = -log(softmax(z + b)[1])
export grad shifted wrt b
model cancelled {
    input x: f32[3]
    param w: [3] = normal()
    let h = sum(i) (softmax(w * x))[i]
    loss h^2
}
