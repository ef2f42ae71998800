/* The loss of a network of long short-term memory of which every weight matrix is diagonal
   (ADBench: lstm; S. Hochreiter, J. Schmidhuber, "Long short-term memory", 1997). It foretells each
   row of a sequence from those before it; the loss is the mean of -wanted * log softmax, whose sum
   ADBench begins at 2. */
#include <math.h>

static double sigmoid(double x) {
    return 1.0 / (1.0 + exp(-x));
}

/* weights[l][0 .. 3] and biases[l][0 .. 3] are those of the gates of layer l: forget, input,
   output, change. ends[0] is the weight of the input, ends[1] and ends[2] weight and bias of the
   output. */
double lstm(int layers, int length, int width, const double weights[layers][4][width],
            const double biases[layers][4][width], const double ends[3][width],
            const double hidden0[layers][width], const double cell0[layers][width],
            const double sequence[length][width]) {
    double hidden[layers][width], cell[layers][width], x[width];
    for (int l = 0; l < layers; l++)
        for (int j = 0; j < width; j++) {
            hidden[l][j] = hidden0[l][j];
            cell[l][j] = cell0[l][j];
        }
    double total = 0.0;
    for (int t = 0; t < length - 1; t++) {
        for (int j = 0; j < width; j++) x[j] = sequence[t][j] * ends[0][j];
        for (int l = 0; l < layers; l++)
            for (int j = 0; j < width; j++) {
                double forget = sigmoid(x[j] * weights[l][0][j] + biases[l][0][j]);
                double ingate = sigmoid(hidden[l][j] * weights[l][1][j] + biases[l][1][j]);
                double outgate = sigmoid(x[j] * weights[l][2][j] + biases[l][2][j]);
                double change = tanh(hidden[l][j] * weights[l][3][j] + biases[l][3][j]);
                cell[l][j] = cell[l][j] * forget + ingate * change;
                hidden[l][j] = outgate * tanh(cell[l][j]);
                x[j] = hidden[l][j];
            }
        double sum = 2.0;
        for (int j = 0; j < width; j++) {
            x[j] = x[j] * ends[1][j] + ends[2][j];
            sum += exp(x[j]);
        }
        for (int j = 0; j < width; j++) total += sequence[t + 1][j] * (x[j] - log(sum));
    }
    return -total / ((length - 1) * width);
}
