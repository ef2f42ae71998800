// What --report counts of a convolution of 3 by 3, over 2 images of 8 by 8.
// RUN: %gradc --report %s | FileCheck %s
dim N <= 2

model conv {
    input x: f32[N, 3, 8, 8]
    let c = conv2d(x, 5, 3)
    output y = relu(c)
}

// There are 2 * 5 * 6 * 6 = 360 places. Each of c is begun with its bias (a load, a store); then the
// sum of 3 * 3 * 3 products (2 loads and 2 operations each) is added to it (a load, a store, an
// operation). Each of y loads and stores once more: 360 * 55 operations, 360 * 57 numbers loaded and
// 360 * 3 stored. Once each: 2 * 3 * 64 of x, 140 parameters and 360 of c are read.
// CHECK: parameters: 140 numbers, 560 bytes
// CHECK-NEXT: c.k [5, 3, 3, 3] 135
// CHECK: conv_predict 19,800 0 82,080 4,320 3,536 2,880 1,440
// CHECK: conv_predict: 1,440 bytes in use at the peak
// CHECK-NEXT: {{^}}    c.y   f32[N, 5, 6, 6]   1,440   conv.gd:7   let c = conv2d(x, 5, 3)
