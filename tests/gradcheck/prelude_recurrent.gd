// Recurrent layers, over a length that is chosen at the call.
// RUN: %gradcheck %s --dim N=2 --dim T=3
// RUN: %gradcheck %s --dim N=1 --dim T=1
// RUN: %gradcheck %s
dim N <= 2, T <= 4
model recurrent {
    input tokens: class(7)[N, T]
    input label: class(5)[N, T]
    let x = embedding(tokens, 7, 4) * 30
    let a = rnn(x, 3), b = lstm(x, 3), c = gru(x, 3)
    let back[n, t < T] = lstm(x[n], 2)[T - 1 - t]
    let z = rms_norm(concat(a, b, c, back))
    loss cross_entropy(dense(z, 5), label)
    optimizer adamw()
}
