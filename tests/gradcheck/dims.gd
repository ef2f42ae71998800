// Two dimensions that are chosen at the call, one of them inside: laid out at its bound.
// RUN: %gradcheck %s
// RUN: %gradcheck %s --dim N=7 --dim T=2
// RUN: %gradcheck %s --dim N=1 --dim T=1
dim N <= 7, T <= 6

model dims {
    input x: f32[N, T, 3]
    input label: class(4)[N, T]
    input weight: f32[T]
    let h = tanh(dense(x, 5))
    let m[n, j] = mean(t) h[n, t, j] * weight[t]
    let z[n, t, j] = h[n, t, j] + m[n, j]
    output z
    loss cross_entropy(dense(z, 4), label)
    optimizer sgd()
}
