// Runge and Kutta's method, from C and in the language. See ode.c.
dim N = 4, STEPS = 10
extern "ode.c" fn ode

fn slope(x: [n], y: [n]) {
    let dy[i < n] = i > 0 ? x[i] * y[i - 1] : x[0]
    return dy
}

fn solution(x: [n], steps: int) {
    let h = 1 / steps
    var y: [n] = 0
    for s < steps {
        let k1 = slope(x, y)
        let k2 = slope(x, y + 0.5 * h * k1)
        let k3 = slope(x, y + 0.5 * h * k2)
        let k4 = slope(x, y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    }
    return y
}

export fn from_c(x: f64[N]) = ode(STEPS, x)
export fn in_gd(x: f64[N]) = solution(x, STEPS)[N - 1]

export grad from_c
export grad in_gd
