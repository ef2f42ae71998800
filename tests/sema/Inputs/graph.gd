dim w = 2

fn gather_sum(h: [v, d], source: class(v)[m], target: class(v)[m]) {
    var s: [v, d] = 0
    s[target[e], j] += w * h[source[e], j]
    return s
}
