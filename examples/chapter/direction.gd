// z = x e^(2y), from (1, 0) in the direction (1, -1): the directional derivative is -sqrt(2)/2.
fn z(x: f64, y: f64) -> f64 = x * exp(2 * y)

export fn directional(x: f64, y: f64, dx: f64, dy: f64) -> f64 {
    let length = sqrt(dx^2 + dy^2)
    return jvp(z(x, y), x: dx / length, y: dy / length)
}
