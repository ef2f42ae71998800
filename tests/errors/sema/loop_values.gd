// A loop that yields nothing has no value.
// RUN: ! %gradc -Wno-unused %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
fn silent(x: [n]) {
    var s = 0
    for i < n { s = s + x[i] }
}
model loop_values {
    input x: f32[4]
    // CHECK: :[[#@LINE+1]]:13: error: this loop yields nothing, so it has no value; end its body with yield
    let h = for i < 4 { let k = x[i] }
    // CHECK: :[[#@LINE+1]]:18: error: this loop yields nothing
    let t: [4] = for i < 4 { let k = x[i] }
    // CHECK: :3:4: error: silent returns no value
    loss silent(x)
}
