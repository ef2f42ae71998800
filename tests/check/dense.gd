// What the program prints: for each function of the generated code a row for each array, with what
// was compared, the largest error and a verdict; and what its options do.
// RUN: %gradc %s -o %t.c --check %t.check.c
// RUN: %cc -include %t.h %t.check.c %t.c -lm -o %t
// RUN: %t | FileCheck %s
// RUN: %t --directions=3 --seed=2 | FileCheck %s --check-prefix=FEW
// RUN: %t --all | FileCheck %s --check-prefix=ALL
// RUN: %t --help | FileCheck %s --check-prefix=HELP
// RUN: not %t --al 2>&1 | FileCheck %s --check-prefix=WRONG
dim N <= 8

model net {
    input x: f32[N, 9]
    input y: class(3)[N]
    let h = tanh(dense(x, 8))
    let z = dense(h, 3)
    output p = softmax(z)
    loss cross_entropy(z, y)
    metric accuracy(z, y)
}
// CHECK:      net_grad, at 3 points: errors up to 1e-04 are right
// CHECK-NEXT:   loss number 1 entry {{.*}} right
// CHECK-NEXT:   accuracy number 1 entry {{.*}} right
// CHECK-NEXT:   h.w [9, 8] 16 directions {{[1-9].[0-9]e-0[678]}} right
// CHECK-NEXT:   h.b [8] 8 entries {{[1-9].[0-9]e-0[78]}} right
// CHECK-NEXT:   z.w [8, 3] 24 entries
// CHECK-NEXT:   z.b [3] 3 entries
// CHECK:      net_loss, at 3 points: errors up to 1e-04 are right
// CHECK-NEXT:   loss number 1 entry
// CHECK:      net_predict, at 3 points: errors up to 1e-04 are right
// CHECK-NEXT:   p [N, 3] 9 entries
// CHECK:      dense.gd with {{.*}}: all is right

// FEW: h.w [9, 8] 3 directions
// FEW: h.b [8] 8 entries
// FEW: z.w [8, 3] 3 directions

// ALL: h.w [9, 8] 72 entries {{.*}} right

// HELP: --seed=N
// WRONG: check: unknown option --al
