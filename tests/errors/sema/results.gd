// A name that was chosen for a result is in the generated code as it stands; so there is one of it. Metrics that
// are named after the function they call get numbers.
// RUN: not %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
model results {
    input x: f32[3]
    output y = x
    metric mse(x, 2)
    metric mse(x, 3)
    metric mse(y, 2)
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'y' is defined already
    metric y = x
    metric z = x
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'z' is defined already
    metric z = 2 * x
    // CHECK: results.gd:[[#@LINE+1]]:12: error: 'mse' is defined already
    metric mse = x
    loss x
}
