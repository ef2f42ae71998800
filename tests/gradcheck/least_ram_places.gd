// Loops whose rounds read places of an array that other rounds write, beside what they carry: where rounds
// are left over, they are not in segments.
// RUN: %gradcheck --least-ram %s --dim T=11
// RUN: %gradcheck --least-ram %s --dim T=3
// RUN: %gradc --max-ram=100000000 %s -o %t.c
dim T <= 11
dim Q = 13

layer neighbours(x: [L]) {
    param w: [1] = 0.5
    var h = w[0]
    var y: [L] = w[0]
    for t < L {
        h = sin(h * x[t])
        y[t] = (t > 0 ? y[t - 1] : h) * h
    }
    return h * (sum(i) y[i])
}
layer yields(x: [L]) {
    param w: [1] = 0.5
    var h = w[0]
    let y: [L] = for t < L {
        h = tanh(h * (1 + (sum(k < t) y[k])) + x[t])
        yield h
    }
    return sum(i) y[i]^2
}
layer ahead(x: [L]) {
    param w: [1] = 0.5
    var h = w[0]
    var y: [L] = w[0]
    for t < L {
        y[t] = sin(h * x[t])
        h = h + y[L - 1 - t]
    }
    return h
}

model least_ram_places {
    input x: f32[T]
    input z: f32[Q]
    loss neighbours(x) + yields(x) + ahead(x)
    loss neighbours(z) + yields(z) + ahead(z)
}
