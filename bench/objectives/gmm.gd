// A Gaussian mixture, from C and in the language. See gmm.c.
dim D = 2, K = 3, N = 4
dim SIZE = D * (D + 1) / 2
extern "gmm.c" fn gmm

// The logarithm of the gamma function at half an integer.
fn log_gamma_of_half(twice: int, most: int) =
    (twice % 2 == 1 ? 0.5 * log(pi()) : 0) + (sum(i < most) (i > 0 && i < twice && i % 2 == twice % 2 ? log(0.5 * i) : 0))

fn log_wishart(icf: [k, size], d, gamma, m) {
    let n = d + m + 1
    let constant = n * d * log(gamma / sqrt(2)) - 0.25 * d * (d - 1) * log(pi())
        - (sum(j < d) log_gamma_of_half(n - j, n))
    let squares = sum(c, i < size) (i < d ? exp(icf[c, i]) : icf[c, i])^2
    let trace = sum(c, i < d) icf[c, i]
    return 0.5 * gamma^2 * squares - m * trace - k * constant
}

fn mixture(alphas: [k], means: [k, d], icf: [k, size], x: [n, d]) {
    let Q[c, i < d, j <= i] = j < i ? icf[c, d + j * (2 * d - j - 1) / 2 + i - j - 1] : exp(icf[c, i])
    let y[p, c, i < d] = sum(j <= i) Q[c, i, j] * (x[p, j] - means[c, j])
    let terms[p, c] = alphas[c] + (sum(i < d) icf[c, i]) - 0.5 * (sum(i) y[p, c, i]^2)
    return (sum(p) logsumexp(terms[p])) - n * logsumexp(alphas) - 0.5 * n * d * log(2 * pi())
}

export fn from_c(alphas: f64[K], means: f64[K, D], icf: f64[K, SIZE], x: f64[N, D]) =
    gmm(alphas, means, icf, x, 1, 0)
export fn in_gd(alphas: f64[K], means: f64[K, D], icf: f64[K, SIZE], x: f64[N, D]) =
    mixture(alphas, means, icf, x) + log_wishart(icf, D, 1, 0)

export grad from_c wrt alphas, means, icf
export grad in_gd wrt alphas, means, icf
