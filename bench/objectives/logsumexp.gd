// The logarithm of a sum of exponentials, from C and in the language. See logsumexp.c.
dim N = 5
extern "logsumexp.c" fn logsumexp

export fn from_c(x: f64[N]) = logsumexp(x)
export fn in_gd(x: f64[N]) {
    let largest = max(i) x[i]
    return largest + log(sum(i) exp(x[i] - largest))
}

export grad from_c
export grad in_gd
