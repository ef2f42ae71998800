// Prints what the generated functions compute beside the numbers of the textbook.
#include "activations.h"
#include "bowl.h"
#include "direction.h"
#include "layers.h"
#include "losses.h"

#include <math.h>
#include <stdio.h>

static void show_row(const char *name, const double *row, int count) {
    printf("%s", name);
    for (int i = 0; i < count; i++) printf(" %.8g", row[i] == 0 ? 0 : row[i]);
    printf("\n");
}

static void show_functions(void) {
    double d_x, d_y, H[2][2], x = 1, y = 2;
    printf("directional derivative      %.9f   -sqrt(2)/2 = %.9f\n", directional(1, 0, 1, -1),
           -sqrt(0.5));
    bowl_grad(x, y, &d_x, &d_y);
    printf("gradient at (1, 2)          (%g, %g)         (2, 4)\n", d_x, d_y);
    bowl_hessian(x, y, H);
    printf("second derivative by x      %g = %g          2\n", curvature(x, y), H[0][0]);
    for (int step = 0; step < 60; step++) {
        bowl_grad(x, y, &d_x, &d_y);
        x -= 0.1 * d_x;
        y -= 0.1 * d_y;
    }
    printf("after 60 steps downhill     (%.6f, %.6f)   (0, 0)\n", x, y);
}

static void show_activations(void) {
    double x[21], sigmoid[21], tangent[21], rectified[21], leaky[21];
    for (int i = 0; i < 21; i++) x[i] = i - 10;
    sigmoid_slopes(x, sigmoid);
    tanh_slopes(x, tangent);
    relu_slopes(x, rectified);
    leaky_relu_slopes(x, leaky);
    printf("\n   x  sigmoid'        tanh'           relu'  leaky_relu'\n");
    for (int i = 0; i < 21; i++)
        printf("%4g  %.8e  %.8e  %5g  %g\n", x[i], sigmoid[i], tangent[i], rectified[i], leaky[i]);
}

static void show_losses(void) {
    const double output[3] = {2, 2, 3}, target[3] = {1, 2, 3}, logits[3] = {0.5, -1, 2};
    const double one_hot[3] = {0, 0, 1};
    double gradient[3], J[3][3];
    squares_grad_o(output, target, gradient);
    show_row("\nhalf the sum of squares, by its output (1, 0, 0):", gradient, 3);
    softmax_jacobian(logits, J);
    for (int i = 0; i < 3; i++) show_row(i ? "                 " : "softmax' (rows)  ", J[i], 3);
    entropy_grad_logits(logits, one_hot, gradient);
    show_row("cross entropy, by its logits (p - y):", gradient, 3);
}

static void show_layers(void) {
    const double x[3] = {0.5, -1, 2}, w[3] = {0.1, 0.2, -0.3}, b[3] = {0.1, -0.2, 0.3};
    double X[2][4] = {{0.3, -0.6, 1.2, 0.1}, {-0.2, 0.9, 0.4, -1.1}};
    double W[4][3] = {{0.1, 0.5, -0.3}, {0.7, -0.2, 0.4}, {-0.6, 0.2, 0.3}, {0.2, -0.8, 0.1}};
    double V[3][2] = {{0.1, -0.4}, {0.2, 0.3}, {-0.3, 0.6}};
    double Y[2][3] = {{0, 1, 0}, {1, 0, 0}}, d_w[4][3], d_v[3][2], d_b[3], d_one[3], d_bias;
    const double targets[2] = {1, 0};
    one_output_grad_w_b(x, w, 0.4, 1, d_one, &d_bias);
    show_row("\none output, by w:", d_one, 3);
    outputs_grad_w_b(x, V, b, targets, d_v, d_b);
    for (int i = 0; i < 3; i++) show_row(i ? "                " : "two outputs     ", d_v[i], 2);
    softmax_mse_grad_w_b(X, W, b, Y, d_w, d_b);
    for (int i = 0; i < 4; i++) show_row(i ? "                " : "softmax and mse ", d_w[i], 3);
    softmax_entropy_grad_w_b(X, W, b, Y, d_w, d_b);
    for (int i = 0; i < 4; i++) {
        show_row(i ? "                " : "cross entropy   ", d_w[i], 3);
        if (fabs(d_w[i][0] + d_w[i][1] + d_w[i][2]) > 1e-15) printf("its sum is not 0\n");
    }
}

int main(void) {
    show_functions();
    show_activations();
    show_losses();
    show_layers();
    return 0;
}
