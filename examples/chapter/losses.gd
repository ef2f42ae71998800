// Losses of an output and a target, and softmax with its Jacobian, p_i ([i = j] - p_j).
export fn squares(o: f64[3], target: f64[3]) -> f64 = half_sse(o, target)
export grad squares wrt o

export fn softmax_jacobian(v: f64[3]) -> f64[3, 3] {
    let p = softmax(v)
    let J[i, j] = grad(p[i], v)[j]
    return J
}

export fn entropy(logits: f64[3], target: f64[3]) -> f64 = cross_entropy(logits, target)
export grad entropy wrt logits
