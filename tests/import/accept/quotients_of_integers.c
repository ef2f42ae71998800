// Quotients of integers are cut off.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=halves --grad=pairs --grad=whole --grad=from_half \
// RUN:   -D n=5 --int k=-5,0,7

double halves(int n, const double x[n])
{
    double z[n], s = 0;
    for (int i = 0; i < n; i++) z[i] = 0;
    for (int i = 0; i < n / 2; i++) z[i] = x[i] * x[i];
    for (int i = 0; i < n; i++) s += z[i] * (i + 1);
    return s;
}

double pairs(const double x[5])
{
    double y[3] = {0.0, 0.0, 0.5};
    for (int i = 0; i < 5; i++) y[i / 2] = y[i / 2] * x[0] + x[i];
    return y[0] + 10 * y[1] + 100 * y[2];
}

double whole(double x, int k)
{
    double h = k;
    return x * (h * h) + k / 2 * x + k % 2;
}

double from_half(int n, const double x[n])
{
    double s = 0;
    for (int i = n / 2; i < n; i++) s += x[i] * i;
    for (int i = n / 2; i >= 0; i--) s += x[n - 1 - i] / (i + 1);
    return s;
}
