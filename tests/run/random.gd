// Random numbers in a model: those of a seed are the same in each call, of each element and each call
// of a function another one, and in prediction dropout does nothing.
// RUN: %gradc %s -o %t.c
// RUN: FileCheck %s --check-prefix=HEADER < %t.h
// RUN: %cc -std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror -include %t.h %t.c %S/Inputs/random.c -o %t -lm
// RUN: %t | FileCheck %s
dim N <= 64

model noisy {
    input x: f32[N, 64]
    param w: [64] = 1
    param v: [64] = 1
    output y = dropout(x, rate: 0.25)
    let a = dropout(x, rate: 0.25), b = dropout(x, rate: 0.25)
    loss sum(n, i) a[n, i] * w[i]
    loss sum(n, i) b[n, i] * v[i]
}

// What predicts draws no random numbers here.
// HEADER: noisy_predict(&params, &batch, &outputs, &work)
// HEADER: int noisy_predict(const noisy_params *params, const noisy_batch *batch, noisy_outputs *outputs,
// HEADER: int noisy_grad(const noisy_params *params, const noisy_batch *batch, uint64_t seed,

// CHECK-NOT: wrong
// CHECK: all is well
