// Loops whose bound depends on an outer index.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=quadratic --grad=nested -D n=4
#include <math.h>

double quadratic(int n, const double a[n][n], const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
            s += a[i][j] * x[i] * x[j];
    return 0.5 * s;
}

double nested(double x, double y)
{
    double a = x;
    for (int i = 0; i < 3; i++) {
        double b = y;
        for (int j = 0; j < i + 1; j++) {
            b = b * 0.5 + sin(a);
            if (b < 0.0)
                b = -b;
        }
        a -= 0.25 * b;
    }
    return a;
}
