// A reduction of a value with a sign is a difference, of a reduction without a value; one of a list is a subscript.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
model signs {
    input x: f32[4]
    param p: [4] = 1
    // CHECK: signs.gd:[[#@LINE+2]]:10: error: sum takes an index and then what it runs over, as in sum(i) x[i]
    // CHECK: note: what begins with a sign or a '[' stands in parentheses, as in sum(i) (-x[i])
    loss sum(i) -x[i] * p[i]
    // CHECK: signs.gd:[[#@LINE+2]]:10: error: max takes an index
    // CHECK: note: what begins with a sign or a '[' stands in parentheses, as in max(j) (-x[j])
    loss max(j) -x[j]
    loss sum(k) (-x[k])
    // CHECK: signs.gd:[[#@LINE+2]]:10: error: sum takes an index and then what it runs over
    // CHECK: note: what begins with a sign or a '[' stands in parentheses, as in sum(m) (-x[m])
    loss sum(m) [x[m], 1]
    loss sum(m) ([x[m], 1])
    // CHECK: signs.gd:[[#@LINE+1]]:10: error: mean takes an index and then what it runs over
    loss mean(x)
}
