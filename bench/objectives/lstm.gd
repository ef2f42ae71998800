// The loss of a diagonal LSTM, from C and in the language. See lstm.c.
dim LAYERS = 2, LENGTH = 4, WIDTH = 3
extern "lstm.c" fn lstm

fn gated(x: [length, n], weight: [4, n], bias: [4, n], hidden0: [n], cell0: [n]) {
    var hidden = hidden0
    var cell = cell0
    for t < length {
        let forget = sigmoid(x[t] * weight[0] + bias[0])
        let ingate = sigmoid(hidden * weight[1] + bias[1])
        let outgate = sigmoid(x[t] * weight[2] + bias[2])
        let change = tanh(hidden * weight[3] + bias[3])
        cell = cell * forget + ingate * change
        hidden = outgate * tanh(cell)
        yield hidden
    }
}

// ADBench begins the sum of the exponentials at 2.
fn loss_of(y: [n], wanted: [n]) = sum(j) wanted[j] * (log(2 + (sum(i) exp(y[i]))) - y[j])

fn network(weights: [layers, 4, n], biases: [layers, 4, n], ends: [3, n], hidden: [layers, n],
           cell: [layers, n], sequence: [length, n]) {
    var x = sequence[:length - 1] * ends[0]
    for l < layers {
        x = gated(x, weights[l], biases[l], hidden[l], cell[l])
    }
    return (sum(t) loss_of(x[t] * ends[1] + ends[2], sequence[t + 1])) / ((length - 1) * n)
}

export fn from_c(weights: f64[LAYERS, 4, WIDTH], biases: f64[LAYERS, 4, WIDTH], ends: f64[3, WIDTH],
                 hidden: f64[LAYERS, WIDTH], cell: f64[LAYERS, WIDTH], sequence: f64[LENGTH, WIDTH]) =
    lstm(weights, biases, ends, hidden, cell, sequence)
export fn in_gd(weights: f64[LAYERS, 4, WIDTH], biases: f64[LAYERS, 4, WIDTH], ends: f64[3, WIDTH],
                hidden: f64[LAYERS, WIDTH], cell: f64[LAYERS, WIDTH], sequence: f64[LENGTH, WIDTH]) =
    network(weights, biases, ends, hidden, cell, sequence)

export grad from_c wrt weights, biases, ends
export grad in_gd wrt weights, biases, ends
