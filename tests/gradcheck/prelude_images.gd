// Layers and functions of images, at odd shapes: strides that do not divide, padding larger than the
// filter, groups, a single element.
// RUN: %gradcheck %s --dim N=2
// RUN: %gradcheck %s --dim N=1
dim N <= 2
model images {
    input x: f64[N, 4, 7, 6]
    input s: f64[N, 4, 9]
    let a = conv2d(x, 6, size: 3, stride: 2, padding: 1)
    let b = conv2d(x, 4, size: 2, dilation: 2, groups: 2)
    let c = conv2d(x, 8, size: 3, padding: 4, groups: 4)
    let d = conv_transpose2d(a, 3, size: 3, stride: 2, padding: 1)
    let e = conv1d(s, 6, size: 3, stride: 2, padding: 1, groups: 2)
    let f = conv1d(s, 2, size: 9)
    let g = conv2d(x, 2, size: 1)
    loss max_pool(a, 2)^2 + 1
    loss avg_pool(b, 3, 1)^2 + 1
    loss group_norm(c, 2)[0, 1, 2, 3] * global_max_pool(d)[0, 1]
    loss max_pool1d(e, 2) * 2
    loss avg_pool1d(e, 2, 1)^2
    loss global_avg_pool(tanh(d))^2
    loss tanh(f) + 1
    loss tanh(g)^2
}
