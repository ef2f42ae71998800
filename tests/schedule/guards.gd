// What may only be added under a condition is added in an if, which counts as if it held: 6 rounds of
// a product, an addition and a cosine, beside those of the value.
// RUN: %gradc --emit=loops %s | FileCheck %s --strict-whitespace
// RUN: %gradc --report %s | FileCheck %s --check-prefix=REPORT
export fn shifted(p: f64[4], w: f64[6]) {
    let y[i < 6] = i >= 2 ? sin(p[i - 2]) : 0
    return sum(i) y[i] * w[i]
}
export grad shifted wrt p
// CHECK-LABEL: procedure call shifted_grad_p
// CHECK:      if i >= 2:
// CHECK:      for i < 6
// CHECK-NEXT: {{^}}        if i >= 2{{$}}
// CHECK-NEXT: {{^}}            d_p[i - 2] += w[i] * cos(p[i - 2])
// REPORT: shifted_grad_p 24 12
