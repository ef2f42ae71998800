// Two dimensions that are chosen at each call are two members of the batch.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s
import "Inputs/rows.gd"
dim N <= 4
model imported {
    input x: f32[N]
    input y: f32[5]
    // CHECK: rows.gd:1:5: error: there is another dimension 'N' that is chosen at each call; one of them needs another name
    output z = first(y) * x
}
