fn third(x) = x / 3
