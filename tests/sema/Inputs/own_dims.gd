dim K = 3, M = 3, L = 2 * M
fn plain(x) = K * x
fn ruled(x) = K * x
    deriv x = K
fn ruled_default(x, k = K) = x * k
    deriv x = k
    deriv k = x
fn of_others(x) = L * x
optimizer scaled(lr = K) { p = p - lr * M * g }
