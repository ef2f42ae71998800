#include "springs.h"

#include <math.h>

static double square(double x) {
    return x * x;
}

// Springs of length 1 in a row, and what pulls each of them to the ground.
double energy(int n, const double x[n], double weight) {
    double most = 0;
    for (int i = 1; i < n; i++) most = most + STIFFNESS / 2 * square(x[i] - x[i - 1] - 1);
    for (int i = 0; i < n; i++) most += weight * exp(x[i]);
    return most;
}

double settle(double x, float rate, int rounds) {
    for (int i = 0; i < rounds; i++) x -= rate * sin(x);
    return x;
}

void stretch(int n, int m, const double a[n][m], double factor, double out[n][m]) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) out[i][j] = factor * a[i][j] * a[i][j];
}
