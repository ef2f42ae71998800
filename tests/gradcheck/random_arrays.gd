// Starting values that are arrays: those that a function defines by their elements are drawn once;
// other random numbers are drawn for each entry.
// RUN: %gradcheck %s
// RUN: %gradc --emit=ir %s | FileCheck %s
fn unit() -> [n] {
    let a[i < n] = uniform()
    return a
}
fn normalised() -> [n, m] {
    let a[i < n, j < m] = normal()
    let size[i] = sqrt(sum(j) a[i, j]^2)
    let y[i, j] = a[i, j] / size[i]
    return y
}
fn twelve() = sum(k < 12) uniform() - 6
fn scaled() -> [n] {
    let s = uniform()
    return s * 2
}
fn mixed() -> [n] {
    let s = uniform()
    let a[i < n] = s + i
    return a
}

model starts {
    input x: f64[3]
    // CHECK: for i < 3: a[i] = uniform(seed[], 0, i)
    // CHECK: for i < 3: w[i] = a[i]
    param w: [3] = unit()
    // CHECK: for i < 3, j < 4: v[i, j] = y[i, j]
    param v: [3, 4] = normalised()
    // CHECK: for i < 3, k < 12: value.sum[i] += uniform(seed[], 3, 12 * i + k)
    param t: [3] = twelve()
    // CHECK: for i < 3: s.2[i] = uniform(seed[], 4, i)
    param s: [3] = scaled()
    // CHECK: for i < 3: mm[i] = a.3[i, i]
    param mm: [3] = mixed()
    loss x * w + t + s * mm
    loss v
}
