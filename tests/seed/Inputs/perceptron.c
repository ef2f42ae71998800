#include <math.h>
#include <stdio.h>

static int differs(double a, double b) {
    return !(fabs(a - b) <= 1e-14);
}

static double sigmoid_of(double x) {
    return 1 / (1 + exp(-x));
}

static void check_perceptrons(void) {
    const double x[3] = {0.5, -1, 2}, w[3] = {0.1, 0.2, -0.3}, b = 0.4, t = 1;
    double W[3][2] = {{0.1, -0.4}, {0.2, 0.3}, {-0.3, 0.6}}, d_w[3], d_W[3][2];
    const double B[2] = {0.4, -0.2}, T[2] = {1, 0};
    int errors = 0;
    double o = sigmoid_of(x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + b);
    one_grad_w(x, w, b, t, d_w);
    for (int j = 0; j < 3; j++) errors += differs(d_w[j], 2 * (o - t) * (o - o * o) * x[j]);
    printf("one output %d errors\n", errors);
    errors = 0;
    several_grad_w(x, W, B, T, d_W);
    for (int k = 0; k < 2; k++) {
        o = sigmoid_of(x[0] * W[0][k] + x[1] * W[1][k] + x[2] * W[2][k] + B[k]);
        for (int j = 0; j < 3; j++)
            errors += differs(d_W[j][k], (o - T[k]) * (o - o * o) * x[j]);
    }
    printf("several outputs %d errors\n", errors);
}

// The probabilities of both rows.
static void softmax_rows(double x[2][4], double w[4][3], const double b[3], double p[2][3]) {
    for (int n = 0; n < 2; n++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double z = b[k];
            for (int i = 0; i < 4; i++) z += x[n][i] * w[i][k];
            sum += p[n][k] = exp(z);
        }
        for (int k = 0; k < 3; k++) p[n][k] /= sum;
    }
}

int main(void) {
    double x[2][4] = {{0.3, -0.6, 1.2, 0.1}, {-0.2, 0.9, 0.4, -1.1}};
    double w[4][3] = {{0.1, 0.5, -0.3}, {0.7, -0.2, 0.4}, {-0.6, 0.2, 0.3}, {0.2, -0.8, 0.1}};
    double y[2][3] = {{0, 1, 0}, {1, 0, 0}}, p[2][3], d_w[4][3], d_b[3];
    const double b[3] = {0.1, -0.2, 0.3};
    int wrong_b = 0, wrong_w = 0, wrong_sums = 0;
    check_perceptrons();
    softmax_rows(x, w, b, p);

    squared_grad_w_b(x, w, b, y, d_w, d_b);
    for (int k = 0; k < 3; k++) {
        double expected = 0;
        for (int n = 0; n < 2; n++)
            for (int i = 0; i < 3; i++)
                expected += 2.0 / 3 * (p[n][i] - y[n][i]) * p[n][i] * ((i == k) - p[n][k]) / 2;
        wrong_b += differs(d_b[k], expected);
    }
    printf("softmax and mse %d errors\n", wrong_b);

    entropy_grad_w_b(x, w, b, y, d_w, d_b);
    for (int i = 0; i < 4; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double expected = 0;
            for (int n = 0; n < 2; n++) expected += (p[n][k] - y[n][k]) * x[n][i] / 2;
            wrong_w += differs(d_w[i][k], expected);
            sum += d_w[i][k];
        }
        wrong_sums += differs(sum, 0);
    }
    printf("cross entropy %d errors\n", wrong_w);
    printf("row sums %d errors\n", wrong_sums);
    return 0;
}
