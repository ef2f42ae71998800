// Arrays of a function's own.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=mlp --grad=shifted --grad=prefix -D n=3
#include <math.h>

double mlp(int n, const double x[n], const double w[4][n], const double v[4])
{
    double h[4], s = 0.0;
    for (int i = 0; i < 4; i++) {
        double a = 0.1;
        for (int j = 0; j < n; j++)
            a += w[i][j] * x[j];
        if (a > 0)
            h[i] = tanh(a);
        else
            h[i] = 0.1 * a;
    }
    for (int i = 0; i < 4; i++)
        s += v[i] * h[i];
    return s;
}

double shifted(const double x[5])
{
    double y[5] = {1, 2};
    for (int i = 1; i < 4; i++)
        y[i] += x[i - 1] * x[i + 1];
    y[0] = y[1] * x[0];
    y[3] *= y[0];
    double p = 0;
    for (int i = 0; i < 5; i++) p += y[i] * y[i] * (i + 1);
    return p;
}

double prefix(const double x[6])
{
    double c[6];
    c[0] = x[0];
    for (int i = 1; i < 6; i++)
        c[i] = c[i - 1] * 0.5 + x[i];
    return c[5] * c[2];
}
