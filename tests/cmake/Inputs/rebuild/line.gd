import "half.gd"

dim N <= 4

model line {
    input x: f32[N, 2]
    input t: f32[N, 1]
    output y = half(dense(x, 1))
    loss mse(y, t)
}
