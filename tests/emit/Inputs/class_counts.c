#include <stdlib.h>

/* Whether each entry is checked, also where the sizes are less than their bounds: every place that is
   not of the batch holds no class, and then one of the batch does not. */
enum { N = 3, M = 2, K = 5 };

static class_counts_params params;
static class_counts_metrics metrics;
static class_counts_work work;
static int32_t c[4][5], d[4][3][5][7][2], f[7];
static const class_counts_batch batch = {.N = N, .M = M, .K = K, .c = &c[0][0], .d = &d[0][0][0][0][0], .f = f};

static int is_right(void)
{
    return class_counts_loss(&params, &batch, &metrics, &work) == CLASS_COUNTS_OK;
}

static int finds(int32_t *entry)
{
    *entry = 9;
    const int is_found = !is_right();
    *entry = 0;
    return is_found;
}

int main(void)
{
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++) {
            if (i >= N || j >= M) c[i][j] = -1;
            for (int k = 0; k < 3 * 7 * 2; k++)
                if (i >= N || j >= M || k % 14 >= 2 * K) d[i][k / 14][j][k % 14 / 2][k % 2] = -1;
        }
    for (int k = K; k < 7; k++) f[k] = -1;
    if (!is_right()) return 1;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < M; j++) {
            if (!finds(&c[i][j])) return 2;
            for (int k = 0; k < 3 * K * 2; k++)
                if (!finds(&d[i][k / (2 * K)][j][k % (2 * K) / 2][k % 2])) return 3;
        }
    for (int k = 0; k < K; k++)
        if (!finds(&f[k])) return 4;
    return 0;
}
