// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
model starts {
    input x: f32[3]
    // CHECK: starts.gd:[[#@LINE+1]]:5: error: 'p' needs a starting value, such as = 0
    param p: [3]
    // CHECK: starts.gd:[[#@LINE+1]]:10: error: sum takes an index and then what it runs over
    loss sum(x) * p
}
