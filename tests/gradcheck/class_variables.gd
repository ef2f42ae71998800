// A variable that is a class is a subscript: the place of the largest element so far.
// RUN: %gradcheck %s --dim N=5
// RUN: %gradcheck %s --dim N=1
// RUN: %gradcheck %s --dim N=5 --least-ram
dim N <= 6
fn largest(x: [n]) {
    var best: class(n) = 0
    var s = 1
    for i < n {
        best = x[i] > x[best] ? i : best
        s = s * x[best] + x[i]
    }
    best = x[0] > 0.3 ? 0 : best
    return s * x[best]
}
model class_variables {
    input x: f32[N]
    param k: f32 = 0.7
    loss largest(k * x)
}
