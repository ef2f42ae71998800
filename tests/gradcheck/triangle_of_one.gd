// Below the diagonal of a single row there is nothing: a sum over it is 0.
// RUN: %gradcheck %s
dim T = 1

fn before(x: [T]) {
    let part[t < T, u < t] = x[u]^2
    let sums[t] = x[t] + sum(u) part[t, u]
    return sums
}

model triangle_of_one {
    input x: f64[T, 3]
    param w: [T] = 1
    let rows[t < T] = sum(u < t) norm(x[u])
    loss before(w) * (rows + 1)
}
