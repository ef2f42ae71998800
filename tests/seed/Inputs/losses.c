#include <math.h>
#include <stdio.h>

static int differs(double a, double b) {
    return !(fabs(a - b) <= 1e-14);
}

static int count_errors(double J[5][5], const double p[5]) {
    int errors = 0;
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++) errors += differs(J[i][j], p[i] * ((i == j) - p[j]));
    return errors;
}

static void softmax_of(int count, const double *z, double *p) {
    double sum = 0;
    for (int i = 0; i < count; i++) sum += exp(z[i]);
    for (int i = 0; i < count; i++) p[i] = exp(z[i]) / sum;
}

int main(void) {
    const double o[3] = {2, 2, 3}, y[3] = {1, 2, 3};
    double d_o[3], p[5], J[5][5], d_z[4];
    squares_grad_o(o, y, d_o);
    printf("half_sse %g %g %g\n", d_o[0], d_o[1], d_o[2]);

    const double v[5] = {0.3, -1.2, 2.5, 0, 0.7};
    softmax_of(5, v, p);
    probabilities_jacobian(v, J);
    printf("softmax %d errors\n", count_errors(J, p));
    softmax_jacobian(v, J);
    printf("by index notation %d errors\n", count_errors(J, p));

    // p_i times the sum of the target, minus the target: for any target, not only distributions.
    const double z[4] = {1.5, -0.5, 0.25, 3}, target[4] = {0.5, 2, -1, 0.125};
    double sum = 0;
    int errors = 0;
    softmax_of(4, z, p);
    for (int i = 0; i < 4; i++) sum += target[i];
    entropy_grad_z(z, target, d_z);
    for (int i = 0; i < 4; i++) errors += differs(d_z[i], p[i] * sum - target[i]);
    printf("cross_entropy %d errors\n", errors);
    labelled_grad(z, d_z);
    errors = 0;
    for (int i = 0; i < 4; i++) errors += differs(d_z[i], p[i] - (i == 2));
    printf("of a label %d errors\n", errors);
    return 0;
}
