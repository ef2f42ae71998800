// A mistake in a file that is imported.
fn doubled(x) = 2 * y
