#include "jet.h"

#include <stdio.h>

enum { ROWS = 4, HIDDEN = 5, COUNT = NETWORK_PARAMETER_COUNT, LEARNT = 2 };

/* The network with its inputs as variables 0 and 1, and one of its parameters as variable 2. */
static Jet network_jet(const double *params, const double *q, int learnt) {
    Jet p[COUNT];
    const Jet *w = p, *b = p + 2 * HIDDEN, *outer = b + HIDDEN;
    for (int i = 0; i < COUNT; i++) p[i] = constant(params[i]);
    p[learnt] = variable(LEARNT, params[learnt]);
    Jet x = variable(0, q[0]), t = variable(1, q[1]), y = outer[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
        Jet inner = add(b[j], add(multiply(x, w[j]), multiply(t, w[HIDDEN + j])));
        y = add(y, multiply(jet_tanh(inner), outer[j]));
    }
    return y;
}

/* Of (norm(slope) - 1)^2, in one row. */
static long double penalty_by(const Jet *u) {
    long double length = hypotl(u->by[0], u->by[1]);
    long double change = u->by[0] * u->twice[0][LEARNT] + u->by[1] * u->twice[1][LEARNT];
    return 2 * (length - 1) * change / length;
}

static int differs(double is, long double wanted) {
    return !(fabsl(is - wanted) <= 1e-12L * (0.1L + fabsl(wanted)));
}

static void check_outputs(const network_params *params, const network_batch *batch) {
    static network_work work;
    double value[ROWS], slope[ROWS][2], curvature[ROWS][2][2], unmixed[ROWS][2], residual[ROWS];
    network_outputs outputs = {value, *slope, **curvature, *unmixed, residual};
    int values = 0, slopes = 0, curvatures = 0, along_axes = 0, residuals = 0;
    network_predict(params, batch, &outputs, &work);
    for (int n = 0; n < ROWS; n++) {
        Jet u = network_jet((const double *)params, batch->q + 2 * n, 0);
        values += differs(value[n], u.value);
        residuals += differs(residual[n], u.by[1] - 0.1L * u.twice[0][0]);
        for (int i = 0; i < 2; i++) {
            slopes += differs(slope[n][i], u.by[i]);
            along_axes += differs(unmixed[n][i], u.twice[i][i]);
            for (int j = 0; j < 2; j++) curvatures += differs(curvature[n][i][j], u.twice[i][j]);
        }
    }
    printf("values: %d of %d wrong\n", values, ROWS);
    printf("slopes: %d of %d wrong\n", slopes, 2 * ROWS);
    printf("curvatures: %d of %d wrong\n", curvatures, 4 * ROWS);
    printf("curvatures along the axes: %d of %d wrong\n", along_axes, 2 * ROWS);
    printf("residuals of the heat equation: %d of %d wrong\n", residuals, ROWS);
}

static void check_gradient(const network_params *params, const network_batch *batch) {
    static network_work work;
    network_params gradient;
    int wrong = 0;
    network_grad(params, batch, &gradient, NULL, &work);
    for (int i = 0; i < COUNT; i++) {
        long double wanted = 0;
        for (int n = 0; n < ROWS; n++) {
            Jet u = network_jet((const double *)params, batch->q + 2 * n, i);
            wanted += penalty_by(&u) / ROWS;
        }
        wrong += differs(((const double *)&gradient)[i], wanted);
    }
    printf("gradient of the penalty: %d of %d wrong\n", wrong, COUNT);
}

int main(void) {
    const double q[ROWS][2] = {{0.5, -1}, {2, 0.25}, {-0.75, 1.5}, {0, 0.125}};
    const network_batch batch = {.N = ROWS, .q = *q};
    network_params params;
    network_init(&params, 3);
    for (int j = 0; j < HIDDEN; j++) params.u_dense_b[j] = 0.25 * j - 0.5;
    check_outputs(&params, &batch);
    check_gradient(&params, &batch);
    return 0;
}
