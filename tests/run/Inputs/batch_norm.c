#include <math.h>
#include <stdio.h>

static normed_params params, gradient;
static normed_state state, next;
static normed_work work;

static void check(double found, double wanted, const char *what)
{
    if (!(fabs(found - wanted) < 1e-12)) printf("wrong: %s is %g, not %g\n", what, found, wanted);
}

int main(void)
{
    static const double x[3][2] = {{1, 10}, {3, 10}, {5, 40}}; // means 3 and 20, variances 8/3 and 200
    static double y[3][2];
    const normed_batch batch = {3, x[0]};
    normed_outputs outputs = {y[0]};
    normed_metrics metrics;
    check(normed_init(&params, &state, 1), 0, "the status of init");
    check(state.y_centre[1] + state.y_spread[1], 1, "what is there before training");
    params.y_gain[0] = 2;
    params.y_bias[1] = 0.5;

    check(normed_grad(&params, &state, &batch, &gradient, &next, &metrics, &work), 0, "its status");
    check(metrics.first, 2 * (1 - 3) / sqrt(8.0 / 3), "the first element in training");
    check(metrics.last, 0.5 + (40 - 20) / sqrt(200.0), "the last element in training");
    check(gradient.y_bias[1], 1 + 1 + 1, "the derivative by a bias");
    check(gradient.y_gain[0], (5 - 1) / sqrt(8.0 / 3), "the derivative by a gain");
    // The variance of all that there may be is estimated with 3 - 1 = 2 in place of 3.
    check(next.y_centre[0], 0.25 * 3, "the mean that is remembered");
    check(next.y_spread[1], 0.75 + 0.25 * 300, "the variance that is remembered");

    state = next;
    check(normed_predict(&params, &state, &batch, &outputs, &work), 0, "the status of predict");
    check(y[0][0], 2 * (1 - 0.75) / sqrt(0.75 + 0.25 * 4), "the first element afterwards");
    check(y[2][1], 0.5 + (40 - 5) / sqrt(75.75), "the last element afterwards");
    puts("all is well");
    return 0;
}
