// f = x^2 + y^2: its gradient, its second derivatives, and the way down to (0, 0).
export fn bowl(x: f64, y: f64) -> f64 = x^2 + y^2
export grad bowl
export hessian bowl

// A gradient of a gradient, by name: d2f/dx2 = 2.
fn slope(x: f64, y: f64) -> f64 = grad(bowl(x, y), x)
export fn curvature(x: f64, y: f64) -> f64 = grad(slope(x, y), x)
