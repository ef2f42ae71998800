// Five steps of each optimizer, of a model like digits, against its formulas; the first step is 1.
// RUN: %gradc --real=f64 %s -o %t.c
// RUN: %cc -std=c99 -DKIND=SGD -include %t.h %t.c %S/Inputs/optimizers.c -o %t -lm
// RUN: %t | FileCheck %s
// RUN: sed -e 's/sgd(lr: 0.5)/momentum(lr: 0.25, decay: 0.75)/' %s > %t.momentum.gd
// RUN: %gradc --real=f64 %t.momentum.gd -o %t.momentum.c
// RUN: %cc -std=c99 -DKIND=MOMENTUM -include %t.momentum.h %t.momentum.c %S/Inputs/optimizers.c -o %t -lm
// RUN: %t | FileCheck %s
// RUN: sed -e 's/sgd(lr: 0.5)/adam(lr: 0.125)/' %s > %t.adam.gd
// RUN: %gradc --real=f64 %t.adam.gd -o %t.adam.c
// RUN: %cc -std=c99 -DKIND=ADAM -include %t.adam.h %t.adam.c %S/Inputs/optimizers.c -o %t -lm
// RUN: %t | FileCheck %s
// A chain: each optimizer sees what the ones before it made of g.
// RUN: sed -e 's/sgd(lr: 0.5)/weight_decay(0.5), clip_norm(0.25), clip_value(0.0625), sgd(lr: 0.5 * step_decay(t, 2))/' %s > %t.chain.gd
// RUN: %gradc --real=f64 %t.chain.gd -o %t.chain.c
// RUN: %cc -std=c99 -DKIND=CHAIN -include %t.chain.h %t.chain.c %S/Inputs/optimizers.c -o %t -lm
// RUN: %t | FileCheck %s
dim N <= 4

model small {
    input x: f32[N, 4]
    input y: class(3)[N]
    let h = tanh(dense(x, 5))
    loss cross_entropy(dense(h, 3), y)
    optimizer sgd(lr: 0.5)
}
// CHECK: 43 parameters, moved, as the formulas say
