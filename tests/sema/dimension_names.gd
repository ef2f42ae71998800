// What the user's dimensions are called has no influence on the prelude, whose shapes use such letters, too.
// RUN: %gradc %s -o %t.c
dim N <= 8, T <= 12, S <= 5, n = 3, k = 2, d = 7

model names {
    input x: f32[N, S, 4]
    input label: class(5)[N, S]
    let h = lstm(x, n)
    loss cross_entropy(dense(h, 5), label) + norm(softmax(h))
}
