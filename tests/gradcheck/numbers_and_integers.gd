// Inputs that are single numbers, and outputs that are integers.
// RUN: %gradcheck %s
dim N <= 4
model whole {
    input x: f32
    input k: int
    input c: class(3)
    input a: f32[N, 3]
    param p: [3] = 1
    let best[n] = argmax(i) a[n, i]
    output best
    output rest = k > 0 ? 10 % k : c
    let large[n, i] = a[n, i] > x
    output large
    loss sum(n < N) a[n, c] * p[best[n]] * x
}
