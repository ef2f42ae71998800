// What training moves on beside the parameters is listed, too. A step keeps the gradient and the
// new state in its work, and copies the state.
// RUN: %gradc --report %s | FileCheck %s
model moving {
    input x: f32[7]
    param w: [7] = 1
    state centre: [7] = 0
    centre = 0.5 * centre + x
    loss (w - x)^2
    optimizer sgd(lr: 0.1)
}

// CHECK: parameters: 7 numbers, 28 bytes
// CHECK-NEXT: w [7] 7
// CHECK: state: 7 numbers, 28 bytes
// CHECK-NEXT: centre [7] 7
// CHECK: moving_grad [[#OPERATIONS:]] 0 [[#LOADED:]] [[#STORED:]] {{.*}} 0{{$}}
// CHECK: moving_update 14 0 56 28
// CHECK: moving_step [[#OPERATIONS+14]] 0 [[#LOADED+56+28]] [[#STORED+28+28]] {{.*}} 56{{$}}
