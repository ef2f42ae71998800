// What is wrong in a body of the prelude is the call's fault: it is shown there, once, with what the call gives.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=smaller
dim N <= 4

fn narrowed(x: [n]) = slice(x, 0, n + 1)

model blamed {
    input x: f32[N, 6, 10]
    input image: f32[N, 3, 8, 8]
    input wanted: f32[N]
    input label: class(12)[N]
    // CHECK:      blamed_calls.gd:[[#@LINE+6]]:13: error: attention does not fit here: [6, 10] cannot be given the shape [6, 3, 3]
    // CHECK-NEXT:     let a = attention(x, 3)
    // CHECK-NEXT:             ^~~~~~~~~~~~~~~
    // CHECK-NEXT: layers.gd:{{[0-9]+}}:24: note: it fails here
    // CHECK-NEXT:     let Q = reshape(
    // CHECK:      {{^}}note: attention is given x: [N, 6, 10], heads: 3
    let a = attention(x, 3)
    // CHECK-NEXT: blamed_calls.gd:[[#@LINE+2]]:13: error: transformer does not fit here: [6, 10] cannot be given
    // CHECK:      {{^}}note: transformer is given x: [N, 6, 10], heads: 3, hidden: 16
    let b = transformer(x, 3, 16)
    // CHECK-NEXT: blamed_calls.gd:[[#@LINE+1]]:13: error: conv2d does not fit here: [3, 8, 8] cannot be given
    let c = conv2d(image, 4, 3, groups: 2)
    // CHECK:      blamed_calls.gd:[[#@LINE+2]]:13: error: max_pool does not fit here: subscript 2 of 'x' can leave
    // CHECK:      {{^}}note: max_pool is given x: [N, 3, 8, 8], size: 9
    let d = max_pool(image, 9)
    // A function of the user's that calls one of the prelude.
    // CHECK:      blamed_calls.gd:5:23: error: slice does not fit here: slice 0:11 leaves dimension 1 of 'x'
    // CHECK:      {{^}}note: slice is given x: [10], from: 0, count: 11
    // CHECK:      blamed_calls.gd:[[#@LINE+1]]:13: note: in this call of narrowed
    let e = narrowed(x)
    // Where the range of an index is known only after the call.
    // CHECK:      blamed_calls.gd:[[#@LINE+2]]:16: error: nll does not fit here: subscript 1 of 'logp' can leave
    // CHECK-NEXT:     let f[i] = nll([1, 2, 3], 2 * i) * x[0, 0, i]
    let f[i] = nll([1, 2, 3], 2 * i) * x[0, 0, i]
    // CHECK:      blamed_calls.gd:[[#@LINE+1]]:30: error: 'target' of mse has the dimension k = 1, but this is [N]
    loss mse(dense(x[0], 1), wanted)
    // CHECK:      blamed_calls.gd:[[#@LINE+1]]:10: error: cross_entropy does not fit here: subscript 1 of 'z' can leave
    loss cross_entropy(dense(x[0, 0], 10), label)
}
