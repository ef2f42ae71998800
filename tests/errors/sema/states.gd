// What a state may be, and where it is assigned.
// RUN: ! %gradc %s -o %t.c 2>&1 | FileCheck %s --implicit-check-not=error:
dim N <= 4

model states {
    input x: f32[N, 3]
    param w: [3] = 0
    // CHECK: states.gd:[[#@LINE+1]]:11: error: 'a' needs a starting value, such as = 0 or = glorot_uniform()
    state a: [3]
    // CHECK: states.gd:[[#@LINE+1]]:14: error: the shape of a state is fixed; it cannot depend on what is chosen at each call
    state b: [N] = 0
    state c = 0
    // CHECK: states.gd:[[#@LINE+1]]:16: error: a starting value cannot depend on 'c'
    state cc = c + 1
    // CHECK: states.gd:[[#@LINE+1]]:9: error: what is assigned of shape [2] does not fit a number
    c = [1, 2]
    state d: [3] = 1
    // CHECK: states.gd:[[#@LINE+1]]:9: error: what is assigned meets shapes that do not fit: [4] and [3]
    d = [1, 2, 3, 4]
    // CHECK: states.gd:[[#@LINE+1]]:5: error: the state 'd' is assigned as a whole
    d[i] += w[i]
    for t < 3 {
        // CHECK: states.gd:[[#@LINE+1]]:9: error: the state 'd' cannot be assigned in a loop: carry a variable there, and assign its last value
        d = d + w
    }
    // CHECK: states.gd:[[#@LINE+1]]:5: error: 'w' cannot be assigned; declare it with var, not with let
    w = 0
    loss remembered(x) * w
    loss w[0] > 0 ? kept(w) : w
    loss forgetful(w)
    loss shared(x)
}

layer remembered(x: [n]) {
    state last: [n] = 0
    // CHECK: states.gd:[[#@LINE+1]]:5: error: the state 'last' cannot be assigned another value for each 'n' that its layer is applied to; take the mean over all of them
    last = x
    return x - last
}
layer kept(x: [n]) {
    state last: [n] = 0
    // CHECK: states.gd:[[#@LINE+1]]:5: error: the state 'last' cannot be assigned under a condition: choose between values instead
    last = 0.5 * last
    return x - last
}
fn forgetful(x: [n]) {
    // CHECK: states.gd:[[#@LINE+2]]:11: error: state does not belong in a function
    // CHECK: note: declare 'forgetful' with layer, so that it may own states
    state last: [n] = 0
    return x
}
layer shared(x: [n, c]) {
    use drifting as inner
    return repeat 2 inner(x)
}
layer drifting(x: [n, c]) {
    state centre: [c] = 0
    // CHECK: states.gd:[[#@LINE+1]]:5: error: the state 'centre' cannot be assigned another value in each round of a loop
    centre = mean(i) x[i]
    return x - centre
}
