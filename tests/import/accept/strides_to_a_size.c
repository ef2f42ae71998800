// Loops with other steps than 1 to what is known only when the program runs.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=every_second --grad=pairs --grad=from_third --grad=downwards \
// RUN:   --grad=carried --grad=written -D n=1,2,3,4,5,8

double every_second(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i += 2) s += x[i] * x[i];
    return s;
}

double pairs(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n - 1; i += 2) s += x[i] * x[i + 1];
    return s;
}

double from_third(int n, const double x[n])
{
    double s = 0;
    for (int i = 3; i < n; i += 2) s += x[i] * x[i - 3];
    return s;
}

double downwards(int n, const double x[n])
{
    double s = 0;
    for (int i = n - 1; i > 0; i -= 2) s += x[i] * x[i - 1];
    return s;
}

double carried(int n, const double x[n])
{
    double s = 0, p = 1;
    for (int i = 0; i < n; i += 3) {
        s += x[i];
        p *= x[i] + s;
    }
    for (int i = 5; i < n; i += 2) p = p * x[i] + i;
    return s * p;
}

double written(int n, const double x[n])
{
    double s = 0, y[n];
    for (int i = 0; i < n; i++) y[i] = 1;
    for (int i = 0; i < n; i += 2) y[i] = x[i] * x[i];
    for (int i = 0; i < n; i++) s += y[i] * (i + 1);
    return s;
}
