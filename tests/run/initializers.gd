// What starting values are made to be: matrices whose rows or columns are orthonormal, in each round of
// a repeat another one; random numbers with the moments of their distribution.
// RUN: %gradc %s -o %t.c
// RUN: %cc -std=c99 -O1 -include %t.h %t.c %S/Inputs/initializers.c -o %t -lm
// RUN: %t | FileCheck %s --match-full-lines --strict-whitespace
model starts {
    input x: f64[3, 6]
    param tall: [7, 4] = orthogonal()
    param wide: [4, 7] = orthogonal()
    param row: [1, 5] = orthogonal()
    param number: [1, 1] = orthogonal()
    param large: [60, 60] = orthogonal()
    param gates: [6, 3, 6] = orthogonal_gates()
    param bounded: [40000] = truncated_normal()
    param he: [50, 40, 20] = he_uniform()
    param lecun: [10, 40, 10, 10] = lecun_normal()
    param glorot: [30, 10, 10, 10] = glorot_uniform()
    let h = repeat 2 rnn(x, 6)
    output h
}
//      CHECK:tall: orthonormal to 1e-12
// CHECK-NEXT:wide: orthonormal to 1e-12
// CHECK-NEXT:row: orthonormal to 1e-12
// CHECK-NEXT:number: orthonormal to 1e-12
// CHECK-NEXT:large: orthonormal to 1e-12
// CHECK-NEXT:gate 0: orthonormal to 1e-12
// CHECK-NEXT:gate 1: orthonormal to 1e-12
// CHECK-NEXT:gate 2: orthonormal to 1e-12
// CHECK-NEXT:round 0: orthonormal to 1e-12
// CHECK-NEXT:round 1: orthonormal to 1e-12
// CHECK-NEXT:rounds and gates differ: yes, yes
// The variance within two standard deviations is 1 - 4 phi(2) / (2 Phi(2) - 1).
// CHECK-NEXT:bounded: mean near 0, variance near 0.7737, at most 2
// CHECK-NEXT:he: mean near 0, variance near 0.0025, at most 0.0866
// CHECK-NEXT:lecun: mean near 0, variance near 0.00025
// CHECK-NEXT:glorot: mean near 0, variance near 0.0005, at most 0.0387
