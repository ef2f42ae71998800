// Names that are not known, known as something else, or taken already.
// RUN: rm -f %t.c && ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not ls %t.c
dim N <= 8

fn scale(x) = 2 * x
layer wide(x: [n]) = dense(x, 2 * n)

// Near names are offered: of the same body, of this file, and of the prelude.
model names {
    input image: f32[N, 4]
    // CHECK:      names.gd:[[#@LINE+5]]:18: error: 'imgae' is not known here
    // CHECK-NEXT:     let a = relu(imgae)
    // CHECK-NEXT: {{^                 \^~~~~$}}
    // CHECK-NEXT: note: did you mean 'image'?
    // CHECK-NOT:  note:
    let a = relu(imgae)
    // CHECK:      names.gd:[[#@LINE+4]]:13: error: 'scael' is not known here
    // CHECK-NEXT:     let b = scael(image)
    // CHECK-NEXT: {{^            \^~~~~$}}
    // CHECK-NEXT: note: did you mean 'scale'?
    let b = scael(image)
    // CHECK:      names.gd:[[#@LINE+4]]:22: error: 'sofmax' is not known here
    // CHECK-NEXT:     let c = image |> sofmax
    // CHECK-NEXT: {{^                     \^~~~~~$}}
    // CHECK-NEXT: note: did you mean 'softmax'?
    let c = image |> sofmax
    // CHECK:      names.gd:[[#@LINE+2]]:13: error: 'quaternion' is not known here
    // CHECK-NOT:  note:
    let d = quaternion
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'wide' is a layer, not a value
    let e = wide
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'scale' is a function, not a value
    let f = scale + 1
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'adam' is an optimizer, not a function
    let g = adam(image)
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'N' is a dimension, not a function
    let h = N(3)
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'image' is a value, not a function
    let i = image(3)
    // CHECK:      names.gd:[[#@LINE+3]]:9: error: 'image' is defined already
    // CHECK:      names.gd:[[#@LINE-31]]:11: note: it was defined here
    // CHECK-NEXT:     input image: f32[N, 4]
    let image = 3
    // CHECK:      names.gd:[[#@LINE+1]]:13: error: 'b' of matmul has the dimension n = 4, but this is [N, 4]
    let j = image @ image
    // CHECK:      names.gd:[[#@LINE+1]]:12: error: 'logits' is not known here
    output logits
    // What is wrong already is not wrong again where it is used, nor is it called unused.
    // CHECK-NOT:  {{error|warning}}:
    output k = a + b + c + d
}
