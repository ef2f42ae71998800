// Gradients against central differences of the original functions.
#include "springs_grad.h"

#include <math.h>
#include <stdio.h>

double energy(int n, const double x[n], double weight);
double settle(double x, float rate, int rounds);

static int is_near(double a, double b) {
    return fabs(a - b) <= 1e-6 * (1 + fabs(b));
}

int main(void) {
    enum { N = 5 };
    double x[N] = {0.1, 0.9, 2.2, 2.8, 4.1}, d_x[N], d_weight, h = 1e-6;
    int right = is_near(energy_grad(N, x, 0.1, d_x, &d_weight), energy(N, x, 0.1));
    for (int i = 0; i < N; i++) {
        double at = x[i];
        x[i] = at + h;
        double above = energy(N, x, 0.1);
        x[i] = at - h;
        double below = energy(N, x, 0.1);
        x[i] = at;
        right &= is_near(d_x[i], (above - below) / (2 * h));
    }
    right &= is_near(d_weight, (energy(N, x, 0.1 + h) - energy(N, x, 0.1 - h)) / (2 * h));
    double slope;
    settle_grad(1, 0.1f, 10, &slope, NULL);
    right &= is_near(slope, (settle(1 + h, 0.1f, 10) - settle(1 - h, 0.1f, 10)) / (2 * h));
    if (right) printf("right: %d gradients\n", 3);
    return 0;
}
