// Factors of a learning rate at step t, from 1: adam(lr: 1e-3 * warm_up(t, 100)). They are
// multiplied.

// In equal parts up to 1, which step number `steps` is the first to have (Goyal et al., 2017).
fn warm_up(t, steps) = min(t / steps, 1)

// From 1 to `final` in so many steps: in a line; as half a wave of the cosine (Loshchilov and
// Hutter, 2017). There it stays.
fn linear_decay(t, steps, final = 0) = 1 + (final - 1) * progress(t, steps)
fn cosine_decay(t, steps, final = 0) = final + (1 - final) * 0.5 * (1 + cos(pi() * progress(t, steps)))

// Times `factor` for so many steps: at once after each of them; little by little.
fn step_decay(t, steps, factor = 0.1) = factor^floor((t - 1) / steps)
fn exponential_decay(t, steps, factor = 0.1) = factor^((t - 1) / steps)

// 1 up to step number `steps`, then as 1 / sqrt(t); with warm_up, as in Vaswani et al., 2017.
fn inverse_sqrt_decay(t, steps) = t > steps ? sqrt(steps / t) : 1

// ---- Parts ----

// The part of so many steps that was made before step t, from 0 to 1.
fn progress(t, steps) = clamp((t - 1) / steps, 0, 1)
