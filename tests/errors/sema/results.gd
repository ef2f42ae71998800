// There is one result of a name.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
model results {
    input x: f32[3]
    output y = x
    // CHECK: results.gd:[[#@LINE+2]]:12: error: 'y' is defined already
    // CHECK: results.gd:[[#@LINE-2]]:12: note: it was defined here
    output y
    metric mse(x, 2)
    metric other = mse(x, 3)
    // CHECK: results.gd:[[#@LINE+2]]:5: error: 'mse' is defined already
    // CHECK: note: give the metric a name of its own, as in metric name = ...
    metric mse(y, 2)
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'mse' is defined already
    metric mse = x
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'y' is defined already
    metric y = x
    metric z = x
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'z' is defined already
    metric z = 2 * x
    loss x
}
