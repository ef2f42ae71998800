// What would act in two branches that exclude each other is left out; what never acts reads nothing.
// RUN: %gradc --emit=grad %s -o %t.gir
// RUN: FileCheck %s < %t.gir
// RUN: %gradc --passes= %t.gir -o %t.again.gir
export fn f(v: f64[6], k: int[4]) {
    let s = tanh(v[:3])
    return tanh(k[1] >= 0 && k[1] < 6 ? v[k[1]] : k[2] >= 0 && k[2] < 3 ? s[k[2]] : 0)
}
export hvp f
// CHECK-LABEL: function call f_hvp
// CHECK-NOT: if false
