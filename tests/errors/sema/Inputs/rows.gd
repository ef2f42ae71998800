dim N <= 5

fn first(x: [N]) = x[0]
