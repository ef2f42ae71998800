// Choices by arrays within loops, and derivatives within a choice.
// RUN: %gradcheck %s
dim N <= 5

fn xlogx(x) {
    let l = log(x)
    return x * l
}
fn steps(x: [n]) {
    var s = x
    for t < 3 {
        let y = s > 0.5 ? xlogx(s) + sum(i) xlogx(s[i]^2 + t) : s
        s = y > 0 ? y + (x + t > 0 ? xlogx(x + t) : 0) : y + 1
    }
    return s
}

model loops {
    input x: f64[N, 4]
    param w: [4] = 1
    let q = x * w
    loss steps(q)
    loss q > 0 ? grad(sum(n, i) xlogx(q[n, i]^2 + 1), q) : 0
}
