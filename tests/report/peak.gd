// Where more than eight arrays are alive at the peak, the smallest are told of together.
// RUN: %gradc --report %s | FileCheck %s
fn part(x: [10], w: [10, m]) {
    let s[j] = sum(i) x[i] * w[i, j]
    return s
}
model peak {
    input x: f32[10]
    param w: [10, 20] = 0
    param v: [10, 10] = 0
    let a = part(x, w)
    let b = part(x + 1, w)
    let c = part(x + 2, w)
    let d = part(x + 3, w)
    let e = part(x + 4, w)
    let f = part(x + 5, w)
    let g = part(x + 6, w)
    let h = part(x + 7, v)
    let k = part(x + 8, v)
    output y[n < 10] = (sum(j) a[j] * b[j] * c[j] * d[j] * e[j] * f[j] * g[j]) + h[n] * k[n] * x[n]
}
// 7 of 80 bytes; h, k and the sum of the last line are 40 each.
// CHECK: peak_predict: 680 bytes in use at the peak
// CHECK-COUNT-7: f32[20] 80 peak.gd:
// CHECK-NEXT: f32[10] 40 peak.gd:
// CHECK-NEXT: {{^}}    and 2 smaller: 80{{$}}
