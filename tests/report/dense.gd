// What --report counts of a dense layer, at the bound of N = 5.
// RUN: %gradc --report %s | FileCheck %s
// RUN: %gradc --report %s -D N=10 | FileCheck %s --check-prefix=LARGER
// RUN: %gradc --report --real=f64 %s | FileCheck %s --check-prefix=F64
dim N <= 5

model dense_layer {
    input x: f32[N, 3]
    output y = dense(x, 2)
    loss y^2
    optimizer sgd(lr: 0.1)
}

// CHECK: model dense_layer in f32, counted at N = 5
// CHECK: parameters: 8 numbers, 32 bytes
// CHECK-NEXT: {{^}}    y.w   [3, 2]   6{{$}}
// CHECK-NEXT: {{^}}    y.b   [2]      2{{$}}

// In predict each of the 10 elements of y is begun with b (a load, a store), and 3 products are
// added to it (2 operations; x, w and y are loaded, y is stored): 60 operations, 4 * (10 + 3 * 30)
// bytes loaded, 4 * (10 + 30) stored. Once each: x, w, b and y are 15 + 6 + 2 + 10 numbers.
// CHECK: operations functions bytes loaded stored read written bytes of work
// CHECK: dense_layer_predict 60 0 400 160 132 40 0
// An update multiplies and subtracts 8 times; a step is grad and update, with the gradient in work.
// CHECK: dense_layer_grad [[#OPERATIONS:]] {{.*}} 80{{$}}
// CHECK: dense_layer_update 16 0 64 32 64 32 0
// CHECK: dense_layer_step [[#OPERATIONS+16]] {{.*}} 112{{$}}

// LARGER: counted at N = 10
// LARGER: dense_layer_predict 120 0 800 320 232 80 0
// F64: model dense_layer in f64
// F64: dense_layer_predict 60 0 800 320 264 80 0
