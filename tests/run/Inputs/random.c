// The gradient of `noisy` by w[i] is the sum of a column: what dropout left of it.
#include <math.h>
#include <stdio.h>
#include <string.h>

static noisy_params params, first, second;
static noisy_work work;
static float x[NOISY_MAX_N][64], y[NOISY_MAX_N][64];

static void check(int holds, const char *what)
{
    if (!holds) printf("wrong: %s\n", what);
}

static double total(const float *values)
{
    double sum = 0;
    for (int i = 0; i < 64; i++) sum += (double)values[i];
    return sum;
}

int main(void)
{
    for (int n = 0; n < NOISY_MAX_N; n++)
        for (int i = 0; i < 64; i++) x[n][i] = 1;
    const noisy_batch batch = {NOISY_MAX_N, x[0]};
    const noisy_batch row = {1, x[0]};
    noisy_outputs outputs = {y[0]};
    check(noisy_init(&params, 1) == NOISY_OK, "init");
    check(noisy_predict(&params, &batch, &outputs, &work) == NOISY_OK, "predict");
    check(memcmp(x, y, sizeof x) == 0, "prediction drops something");

    check(noisy_grad(&params, &batch, 5, &first, NULL, &work) == NOISY_OK, "grad");
    check(noisy_grad(&params, &batch, 5, &second, NULL, &work) == NOISY_OK, "grad");
    check(memcmp(&first, &second, sizeof first) == 0, "the same seed gives other numbers");
    check(memcmp(first.w, first.v, sizeof first.w) != 0, "two calls draw the same numbers");
    check(noisy_grad(&params, &batch, 6, &second, NULL, &work) == NOISY_OK, "grad");
    check(memcmp(&first, &second, sizeof first) != 0, "another seed gives the same numbers");

    // 4096 elements, each 4/3 with probability 3/4: the mean is 1, its deviation 0.009.
    check(fabs(total(first.w) / 4096 - 1) < 0.04, "the mean is not kept");
    int differs = 0;
    for (int i = 1; i < 64; i++) differs += first.w[i] < first.w[0] || first.w[i] > first.w[0];
    check(differs > 32, "columns are dropped alike");

    check(noisy_grad(&params, &row, 5, &first, NULL, &work) == NOISY_OK, "grad of one row");
    int dropped = 0;
    for (int i = 0; i < 64; i++) {
        int is_zero = fabsf(first.w[i]) < 1e-6f;
        check(is_zero || fabsf(first.w[i] - 4.0f / 3) < 1e-6f, "neither dropped nor scaled");
        dropped += is_zero;
    }
    check(dropped > 4 && dropped < 32, "a quarter is dropped");
    puts("all is well");
    return 0;
}
