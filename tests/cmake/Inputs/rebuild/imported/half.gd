fn half(x) = x / 2
