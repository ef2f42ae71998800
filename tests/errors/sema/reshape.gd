// Shapes that hold something else, or cannot be had by other subscripts.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 8, M <= 4

model reshapes {
    input x: f32[N, 12]
    input y: f32[N, M]
    input z: f32[3, M]
    let t[i, j <= i] = x[i, 0] * x[j, 0]
    // CHECK: :[[#@LINE+1]]:21: error: [N, 12] cannot be given the shape [5]: it holds another number of elements
    loss reshape(x, [5])
    // CHECK: :[[#@LINE+1]]:10: error: reshape takes a value and a list of dimensions: reshape(x, [n, m])
    loss reshape(x, 12)
    // CHECK: :[[#@LINE+1]]:22: error: this is N * M; a dimension is a sum of declared dimensions, quotients of them, and constants
    loss reshape(y, [N * M])
    // CHECK: :[[#@LINE+1]]:10: error: [3, M] cannot be given the shape [M, 3]: what is merged or split has a size that is chosen at each call
    loss reshape(z, [M, 3])
    // CHECK: :[[#@LINE+1]]:25: error: expected an integer, but this is a real number
    loss reshape(x, [4, 3.0])
    // CHECK: :[[#@LINE+1]]:22: error: this is 0; a dimension is a whole number
    loss reshape(x, [0, 12])
    // CHECK: :[[#@LINE+1]]:21: error: [N, i + 1] cannot be given the shape [N]: it holds another number of elements
    loss reshape(t, [N])
    loss reshape(x, [N, 3, 4]) + reshape(x, [N * 12])[0] + reshape(x, [6 * N, 2])[0, 0]
}
