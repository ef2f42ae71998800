// A fit of a polynomial to the sign, from C and in the language. See least_squares.c.
dim N = 10, M = 4
extern "least_squares.c" fn least_squares

fn polynomial(x: [m], t) {
    var sum_so_far = 0
    for j < m reverse {
        sum_so_far = sum_so_far * t + x[j]
    }
    return sum_so_far
}

export fn from_c(x: f64[M]) = least_squares(N, x)
export fn in_gd(x: f64[M]) {
    let t[i < N] = -1 + 2 * i / (N - 1)
    let b = t > 0 ? 1 : t < 0 ? -1 : 0
    return sum(i) half_sse(polynomial(x, t[i]), b[i])
}

export grad from_c
export grad in_gd
