// Functions, rules, defaults, dimensions and optimizers of an imported file see its own dimensions,
// whoever asks first.
// RUN: %gradc %s --emit=opt | FileCheck %s
import "Inputs/own_dims.gd"
dim K = 5, M = 5
model own {
    input x: f64
    param w: f64 = 1
    // CHECK: function update
    // CHECK: setting lr: f64 = 3.0
    // CHECK: p'[i] = p[i] - 3.0 * lr[] * g[i]
    // CHECK: function predict
    // CHECK: a[] = 6.0 * x[]
    output a = L * x
    // CHECK: b[] = 18.0 * x[]
    output b = of_others(3 * x)
    // CHECK: c[] = 3.0 * x[]
    output c = plain(x)
    // CHECK: d[] = ruled(x[])
    output d = ruled(x)
    // CHECK: e[] = ruled_default(x[], 3.0)
    output e = ruled_default(x)
    loss w * x
    optimizer scaled()
}
