// A branch that each element chooses, as is known when it is compiled, is computed everywhere.
// RUN: %gradc --emit=ir %s | FileCheck %s
export fn f(v: f64[6]) {
    let c = [0.0, 0.0]
    let y = c > 0.5 ? log(c) : log_softmax([0.5, 1.5])
    return y[0] * v[0]
}
// CHECK-NOT: : if
// CHECK: y.below.max[] max= y.z[i]
// CHECK-NOT: : if
// CHECK: result
