/* The header is included on the command line. */
#include <stdio.h>

int main(void)
{
    const double ahead[3] = {1.0, 0.0, 2.0};
    double x[3] = {1.0, 0.0, 2.0}, w[3][2], h[2];
    float counts[2], table[4][2] = {{1, 2}, {3, 4}, {5, 6}, {7, 8}}, sum[2];
    const float weights[4] = {1.0f, 1.0f, 1.0f, 0.5f};
    const int32_t at[2] = {0, 1};
    int32_t first[3];

    rows(w, counts, first);
    rows(NULL, NULL, NULL);
    printf("%g ", energy(x, w, h));
    printf("%g\n", energy(ahead, w, NULL) * (h[1] - h[0]));
    printf("%g\n", energy(ahead, w, NULL));
    printf("%d ", gather(at, table, weights, sum));
    printf("%g %g\n", (double)sum[0], (double)sum[1]);
    printf("%d\n", gather(at, table, weights, NULL));
    return 0;
}
