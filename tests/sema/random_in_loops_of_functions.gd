// Functions with loops that draw random numbers have numbers of their own for each index around a
// call, also where nothing that they are given depends on it.
// RUN: %gradc %s --emit=ir | FileCheck %s
// RUN: env CC=%cc %gradc check %s

fn walk(a) {
    var s = a
    for k < 2 { s = s * 2 + uniform() }
    return s
}
// The same in another function, or for an instance.
layer walked(a) {
    param w: f32 = 1
    return w * walk(a)
}
layer shared(a) {
    use walked as step
    var s = a
    for t < 3 { s = s * a + 1 }
    return step(s)
}
fn scattered(a) {
    var s: [3] = a
    s[0] += uniform()
    return s[0] + s[1]
}
fn yielded(a) {
    let y: [3] = for t < 3 { yield (t > 0 ? y[t - 1] : a) + uniform() }
    return y[2]
}
layer started(x: [n]) {
    param w: f32 = walk(0)
    return x * w
}

model drawn {
    input x: f32[4]
    let h = repeat 3 started(x)
    // CHECK: for n < 4: a.s[k + 1, n] = {{.*}}uniform(seed[], -1, 2 * n + k)
    let a[n < 4] = walk(0)
    // CHECK: for n < 4: b.step.s[k + 1, n] = {{.*}}uniform(seed[], -2, 2 * n + k)
    let b[n < 4] = shared(0.5)
    // CHECK: for n < 4: c.s[n, 0] += {{.*}}uniform(seed[], -3, n)
    let c[n < 4] = scattered(0)
    // CHECK: for n < 4: d.y[t, n] = {{.*}}uniform(seed[], -4, 3 * n + t)
    let d[n < 4] = yielded(0)
    // CHECK: function init
    // CHECK: for i < 3: h.s[k + 1, i] = {{.*}}uniform(seed[], 0, 2 * i + k)
    loss (a + b + c + d - h)^2
}
