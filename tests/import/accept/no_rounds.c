// Loops that may run no rounds: what they carry is what it was before.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=fibonacci --grad=inner --grad=through --grad=arrays --grad=down \
// RUN:   --grad=beside --grad=never -D n=1,2,4,5,8
// RUN: %ccheck %s --grad=between -D n=1,2,4 -D m=1,3,5
// RUN: env CC=%cc %gradc check %s --grad=inner --hvp=arrays --grad=beside -D n=8
#include <math.h>

double fibonacci(double x, int n)
{
    double a = 1, b = x;
    for (int i = 2; i < n; i++) {
        double t = a * x + b;
        a = b;
        b = t;
    }
    return b;
}

double never(double x)
{
    double a = x;
    for (int i = 2; i < 1; i++) a = a * x + 1;
    return a;
}

double inner(int n, const double x[n])
{
    double a = 1;
    for (int i = 0; i < n; i++) {
        double b = x[i];
        for (int j = 3; j < i; j++) b = sin(b) * x[j] + x[i];
        a = a * b + 1;
    }
    return a;
}

double through(int n, const double x[n])
{
    double a = 1;
    for (int i = 0; i < n; i++)
        for (int j = 3; j < i; j++) a = sin(a) * x[j] + x[i];
    return a;
}

double arrays(int n, const double x[n])
{
    double y[2] = {x[0], 1};
    for (int i = 4; i < n; i++) { double t = y[0]; y[0] = y[1] * x[i]; y[1] = t + x[i] * y[1]; }
    return y[0] * y[1];
}

double down(int n, double x)
{
    double a = x;
    for (int i = n - 3; i > 0; i--) a = a * x + i;
    return a;
}

double beside(int n, const double x[n])
{
    double s = 0, p = 1, y[n];
    for (int i = 0; i < n; i++) y[i] = x[i];
    for (int i = 2; i < n; i++) { p *= x[i]; s += p; y[i] = x[i] * x[i - 2]; }
    for (int i = 0; i < n; i++) s += y[i] * x[i];
    return s * p;
}

double between(int n, int m, const double x[n][m])
{
    double a = 1;
    for (int i = m; i < n; i++) a = a * x[i][0] + x[0][m - 1];
    return a;
}
