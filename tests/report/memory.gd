// The peak: who is alive there, the largest first, with the line that asked for it. Where many are,
// only the largest are named.
// RUN: %gradc --report %s | FileCheck %s
// RUN: %gradc --emit=opt %s -o %t.gir && %gradc --report %t.gir | FileCheck %s --check-prefix=GIR
dim N <= 100

model memory {
    input x: f32[N, 10]
    param w: [10, 10] = 0
    let a[n, j] = sum(i) x[n, i] * w[i, j]
    let b[n, j] = sum(i) a[n, i] * w[i, j]
    let c[n, j] = sum(i) b[n, i] * w[i, j]
    output y = c * 2
}

// a and b are alive together, then b and c.
// CHECK: memory_predict {{.*}} 8,000{{$}}
// CHECK: memory_predict: 8,000 bytes in use at the peak
// CHECK-NEXT: a.sum f32[N, 10] 4,000 memory.gd:10 let a[n, j] = sum(i) x[n, i] * w[i, j]
// CHECK-NEXT: b.sum f32[N, 10] 4,000 memory.gd:11
// CHECK-EMPTY:
// GIR: memory_predict: 8,000 bytes in use at the peak
// GIR-NEXT: {{^}}    a.sum   f32[N, 10]   4,000   memory.gd:10{{$}}
