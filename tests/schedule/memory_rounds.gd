// Arrays that live within one round of a loop share memory as others do, where one is no more needed
// when the other begins. What the loop carries, and what each round of a loop reads, is there for the
// whole loop.
// RUN: %gradc --emit=loops %s | FileCheck %s
dim N <= 10

fn spread(x: [d]) {
    let y[i < d] = sum(j < d) x[j] * x[(i + j) % d]
    return y
}

layer block(x: [d]) {
    let a = spread(spread(spread(x)))
    var b = a
    for u < 2 { b = spread(spread(b)) + a }
    return spread(spread(b))
}

model m {
    input x: f32[N, 20]
    let y = repeat 3 block(x)
    output z[n, i < 20] = sum(j) y[n, j] * y[n, (i + j) % 20]
}

// CHECK: procedure predict
// CHECK-NEXT: y: f32[4, N, 20] at 0
// CHECK-NEXT: y.a.y.sum: f32[N, 20] at 800
// CHECK-NEXT: y.a.y.sum.2: f32[N, 20] at 1000
// CHECK-NEXT: y.a.y.sum.3: f32[N, 20] at 1400
// CHECK-NEXT: y.b: f32[3, N, 20] at 800
// CHECK-NEXT: y.b.y.sum: f32[N, 20] at 1600
// CHECK-NEXT: y.b.y.sum.2: f32[N, 20] at 1800
// CHECK-NEXT: y.y.sum: f32[N, 20] at 1400
// CHECK-NEXT: y.y.sum.2: f32[N, 20] at 800
