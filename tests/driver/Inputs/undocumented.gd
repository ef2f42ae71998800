// Functions of a file.

// Twice as much.
fn twice(x) = 2 * x

fn half(x) = x / 2
