// Values that are used several times do not grow without end: large ones are stored.
// RUN: %gradcheck %s
fn half_square(x) = x^2 / 2

model large {
    param p: [3] = 0.5
    let a = p |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu
              |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu |> leaky_relu
    let b = p |> half_square |> half_square |> half_square |> half_square |> mish |> mish |> mish
    loss a + b + (((((((p^2)^2)^2)^2)^2)^2)^2)^2
}
