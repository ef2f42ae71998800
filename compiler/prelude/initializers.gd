// Starting values: functions whose result has the shape of the parameter that they are given to.
// uniform() is a random number in [0, 1), another one for each element.

fn zeros() = 0
fn ones() = 1
fn constant(value) = value

// A number from the standard normal distribution (Box and Muller, 1958).
fn normal() = sqrt(-2 * log(1 - uniform())) * cos(2 * pi() * uniform())
fn bernoulli(p) = uniform() < p ? 1 : 0
fn uniform(low, high) = low + (high - low) * uniform()

// Glorot and Bengio, 2010: the variance is 2 / (inputs + outputs).
fn glorot(inputs, outputs) = sqrt(6 / (inputs + outputs)) * uniform(-1, 1)
fn glorot_uniform() -> [n, m] = glorot(n, m)
fn glorot_normal() -> [n, m]  = sqrt(2 / (n + m)) * normal()

// He et al., 2015: the variance is 2 / inputs. A filter of a convolution sees a window of channels.
fn he_uniform() -> [n, m]       = sqrt(6 / n) * uniform(-1, 1)
fn he_normal() -> [n, m]        = sqrt(2 / n) * normal()
fn he_normal() -> [f, c, s]     = sqrt(2 / (c * s)) * normal()
fn he_normal() -> [f, c, h, w]  = sqrt(2 / (c * h * w)) * normal()

// LeCun et al., 1998: the variance is 1 / inputs.
fn lecun_uniform() -> [n, m]      = sqrt(3 / n) * uniform(-1, 1)
fn lecun_normal() -> [n, m]       = sqrt(1 / n) * normal()
fn lecun_normal() -> [f, c, s]    = sqrt(1 / (c * s)) * normal()
fn lecun_normal() -> [f, c, h, w] = sqrt(1 / (c * h * w)) * normal()
