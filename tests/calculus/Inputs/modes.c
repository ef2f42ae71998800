#include "jet.h"

#include <stdio.h>

static int differs(double a, double b) {
    return !(fabs(a - b) <= 1e-11 * (1 + fabs(a)));
}

/* The same function by the oracle. */
static Jet misfit_jet(const double *p) {
    Jet v[5], squares = {0}, exps = {0}, worst = {0};
    for (int i = 0; i < 5; i++) v[i] = variable(i, p[i]);
    for (int i = 0; i < 7; i++) {
        Jet bell = jet_exp(scaled(square(divide(subtract(constant(i), v[3]), v[4])), -1));
        Jet line = add(v[0], scaled(v[1], i));
        Jet r = shifted(add(line, multiply(v[2], bell)), -sinl(i));
        squares = add(squares, square(r));
        exps = add(exps, jet_exp(r));
        if (i == 0 || r.value > worst.value) worst = r;
    }
    return add(squares, multiply(worst, jet_log(exps)));
}

/* Errors of value, gradient and Hessian, relative to the largest entry. */
static int count_errors(const Jet *wanted, double value, const double g[5], double H[5][5]) {
    long double largest = 0, steepest = 0;
    int errors = !(fabsl(value - wanted->value) <= 1e-12L * fabsl(wanted->value));
    for (int i = 0; i < 5; i++) {
        steepest = fmaxl(steepest, fabsl(wanted->by[i]));
        for (int j = 0; j < 5; j++) largest = fmaxl(largest, fabsl(wanted->twice[i][j]));
    }
    for (int i = 0; i < 5; i++) {
        errors += !(fabsl(g[i] - wanted->by[i]) <= 1e-12L * steepest);
        for (int j = 0; j < 5; j++)
            errors += !(fabsl(H[i][j] - wanted->twice[i][j]) <= 1e-12L * largest);
    }
    return errors;
}

int main(void) {
    int jvp_errors = 0, hvp_errors = 0, asymmetric = 0, wrong = 0;
    for (int k = 0; k < 50; k++) {
        double p[5], v[5], g[5], h[5], H[5][5], along;
        for (int i = 0; i < 5; i++) {
            p[i] = 1.5 + sin(3 * i + k);
            v[i] = cos(i + 5 * k);
        }
        misfit_grad(p, g);
        misfit_jvp(p, v, &along);
        misfit_hvp(p, v, h);
        double value = misfit_hessian(p, H);
        Jet wanted = misfit_jet(p);
        wrong += count_errors(&wanted, value, g, H);
        double product = 0;
        for (int i = 0; i < 5; i++) {
            double row = 0;
            product += g[i] * v[i];
            for (int j = 0; j < 5; j++) {
                row += H[i][j] * v[j];
                asymmetric += differs(H[i][j], H[j][i]);
            }
            hvp_errors += differs(row, h[i]);
        }
        jvp_errors += differs(product, along);
    }
    printf("derivatives along directions: %d errors\n", jvp_errors);
    printf("Hessians: %d errors\n", hvp_errors);
    printf("symmetric: %d errors\n", asymmetric);
    printf("against the oracle: %d errors\n", wrong);
    return 0;
}
