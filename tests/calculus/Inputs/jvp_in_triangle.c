#include <math.h>
#include <stdio.h>

/* The derivatives along the directions as they are by hand. */
static double by_hand(const double *v) {
    double s = v[1], w[4];
    for (int i = 0; i < 4; i++) w[i] = v[i] * v[i];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3 - i; j++) {
            double product = w[1] * w[2] * v[0] + w[0] * w[2] * v[1] + w[0] * w[1] * v[2];
            s = s * 0.5 + 2 * s * w[j] * w[3] * v[j] + product * s;
        }
    return s;
}

static double slope(const double *at, int i) {
    const double step = 1e-5;
    double low[4], high[4];
    for (int k = 0; k < 4; k++) {
        low[k] = k == i ? at[k] - step : at[k];
        high[k] = k == i ? at[k] + step : at[k];
    }
    return (by_hand(high) - by_hand(low)) / (2 * step);
}

int main(void) {
    const double at[4] = {0.3, 0.7, 0.5, 0.4};
    double d_v[4];
    double value = moved_grad(at, d_v);
    int is_right = 1;
    for (int i = 0; i < 4; i++) is_right &= fabs(d_v[i] - slope(at, i)) < 1e-8;
    printf("value %s, gradient %s\n", fabs(value - by_hand(at)) < 1e-13 ? "agrees" : "is wrong",
           is_right ? "agrees" : "is wrong");
    return 0;
}
