// Parameters: their shapes, their starting values, and where they may stand.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8

fn owner(x: [n]) {
    // CHECK: parameters.gd:[[#@LINE+3]]:5: error: param does not belong in a function
    // CHECK: parameters.gd:[[#@LINE-2]]:4: note: declare 'owner' with layer, so that it may own parameters
    // CHECK: parameters.gd:[[#@LINE+7]]:16: note: in this call of owner
    param w: [n] = 0
    return x * w
}

model parameters {
    input x: f32[N, 4]
    output l = owner(x)
    // CHECK: parameters.gd:[[#@LINE+1]]:14: error: the shape of a parameter is fixed; it cannot depend on what is chosen at each call
    param a: [N] = 0
    // CHECK: parameters.gd:[[#@LINE+1]]:15: error: this is 0; a dimension is a whole number from 1 to 2147483647
    param b: [0] = 0
    // CHECK: parameters.gd:[[#@LINE+1]]:14: error: this parameter has too many entries
    param c: [100000, 100000] = 0
    // CHECK: parameters.gd:[[#@LINE+1]]:15: error: expected an integer, but this is a real number
    param d: [2.5] = 0
    // CHECK: parameters.gd:[[#@LINE+1]]:20: error: a starting value cannot depend on 'x'
    param e: [4] = x[0]
    // CHECK: parameters.gd:[[#@LINE+1]]:21: error: a starting value cannot depend on 'e'
    param ee: [4] = e * 2
    // CHECK: parameters.gd:[[#@LINE+1]]:20: error: 'unknown' is not known here
    param f: [4] = unknown
    // CHECK: parameters.gd:[[#@LINE+2]]:20: error: the number 1e+300 is too large for f32
    // CHECK: note: an input of type f64, or --real=f64, makes the model compute in f64
    param g: [4] = 1e300
    // CHECK: parameters.gd:[[#@LINE+1]]:39: error: more than 8 dimensions
    param h: [1, 1, 1, 1, 1, 1, 1, 1, 1] = 0
    // CHECK: parameters.gd:[[#@LINE+1]]:23: error: uniform needs the argument 'high'
    param i: [4, 4] = uniform(0)
    // CHECK: parameters.gd:[[#@LINE+1]]:31: error: the range of 'i' does not follow from what stands before this; write it out, as in i < n
    param k: [4] = sum(i) i * uniform()
    // CHECK: parameters.gd:[[#@LINE+1]]:5: error: 'kk' needs a starting value, such as = 0 or = glorot_uniform()
    param kk: [4]
}
