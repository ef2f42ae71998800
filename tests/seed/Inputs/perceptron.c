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
        for (int j = 0; j < 3; j++) errors += differs(d_W[j][k], (o - T[k]) * (o - o * o) * x[j]);
    }
    printf("several outputs %d errors\n", errors);
}

static void softmax_of(const double x[4], double w[4][3], const double b[3], double p[3]) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
        double z = b[k];
        for (int i = 0; i < 4; i++) z += x[i] * w[i][k];
        sum += p[k] = exp(z);
    }
    for (int k = 0; k < 3; k++) p[k] /= sum;
}

// The derivative of mse(p, y) by z[k].
static double by_logit_of_mse(const double p[3], const double y[3], int k) {
    double slope = 0;
    for (int i = 0; i < 3; i++) slope += 2.0 / 3 * (p[i] - y[i]) * p[i] * ((i == k) - p[k]);
    return slope;
}

static double by_logit_of_entropy(const double p[3], const double y[3], int k) {
    return p[k] - y[k];
}

typedef double ByLogit(const double p[3], const double y[3], int k);
typedef double Grad(double x[2][4], double w[4][3], const double b[3], double y[2][3],
                    double d_w[4][3], double d_b[3]);

// Of the mean over two rows; the gradients stay in d_w and d_b.
static void check_layer(const char *name, Grad *grad, ByLogit *by_logit, double d_w[4][3],
                        double d_b[3]) {
    double x[2][4] = {{0.3, -0.6, 1.2, 0.1}, {-0.2, 0.9, 0.4, -1.1}};
    double w[4][3] = {{0.1, 0.5, -0.3}, {0.7, -0.2, 0.4}, {-0.6, 0.2, 0.3}, {0.2, -0.8, 0.1}};
    double y[2][3] = {{0, 1, 0}, {1, 0, 0}}, p[2][3];
    const double b[3] = {0.1, -0.2, 0.3};
    int errors = 0;
    for (int n = 0; n < 2; n++) softmax_of(x[n], w, b, p[n]);
    grad(x, w, b, y, d_w, d_b);
    for (int k = 0; k < 3; k++) {
        const double first = by_logit(p[0], y[0], k) / 2, second = by_logit(p[1], y[1], k) / 2;
        errors += differs(d_b[k], first + second);
        for (int i = 0; i < 4; i++)
            errors += differs(d_w[i][k], first * x[0][i] + second * x[1][i]);
    }
    printf("%s %d errors\n", name, errors);
}

int main(void) {
    double d_w[4][3], d_b[3];
    int errors = 0;
    check_perceptrons();
    check_layer("softmax and mse", squared_grad_w_b, by_logit_of_mse, d_w, d_b);
    check_layer("cross entropy", entropy_grad_w_b, by_logit_of_entropy, d_w, d_b);
    for (int i = 0; i < 4; i++) errors += differs(d_w[i][0] + d_w[i][1] + d_w[i][2], 0);
    errors += differs(d_b[0] + d_b[1] + d_b[2], 0);
    printf("row sums %d errors\n", errors);
    return 0;
}
