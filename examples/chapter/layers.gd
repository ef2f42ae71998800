// Dense layers whose weights are arguments: one output, several, and three classes for two rows.
export fn one_output(x: f64[3], w: f64[3], b: f64, target: f64) -> f64 =
    mse(sigmoid(x @ w + b), target)
export grad one_output wrt w, b

export fn outputs(x: f64[3], w: f64[3, 2], b: f64[2], target: f64[2]) -> f64 =
    half_sse(sigmoid(x @ w + b), target)
export grad outputs wrt w, b

fn over_rows(l: [n]) = mean(i) l[i]

export fn softmax_mse(x: f64[2, 4], w: f64[4, 3], b: f64[3], y: f64[2, 3]) -> f64 =
    over_rows(mse(softmax(x @ w + b), y))
export grad softmax_mse wrt w, b

export fn softmax_entropy(x: f64[2, 4], w: f64[4, 3], b: f64[3], y: f64[2, 3]) -> f64 =
    over_rows(cross_entropy(x @ w + b, y))
export grad softmax_entropy wrt w, b
