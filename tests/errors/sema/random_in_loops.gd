// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s
fn walk() -> [n] {
    var s = 0
    // CHECK: random_in_loops.gd:[[#@LINE+2]]:17: error: what a loop carries cannot have a random number for each entry
    // CHECK: note: define an array of random numbers, as in let z[i < n] = normal()
    for k < 3 { s = s + normal() }
    return s
}
model walks {
    input x: f64[3]
    param w: [3] = walk()
    // CHECK: random_in_loops.gd:[[#@LINE+1]]:20: error: the starting value of shape [2, 2] does not fit [2]
    param v: [2] = [[1, 2], [2, 2]]
    loss x * w + v[0]
}
