// What a file declares has no influence on what the names mean in those that it imports.
// RUN: %gradc %s --emit=ir | FileCheck %s
import "Inputs/graph.gd"

dim e = 3
dim w = 7

model imported {
    input h: f32[4, 2]
    input source: class(4)[6]
    input target: class(4)[6]
    // CHECK: for e < 6, j < 2: y.s[target[e], j] += 2.0 * h[source[e], j]
    output y = gather_sum(h, source, target)
    // CHECK: for i < 7: {{.*}} = 7.0 * h[0, 0]
    output z[i < w] = h[0, 0] * w
}
