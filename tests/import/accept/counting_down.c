// Loops from above to below.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=horner --grad=weighted -D n=5

double horner(int n, const double c[n], double x)
{
    double s = 0.0;
    for (int i = n - 1; i >= 0; i--)
        s = s * x + c[i];
    return s;
}

double weighted(const double x[4])
{
    double s = 0.0;
    for (int i = 3; i > 0; i -= 2)
        s += x[i] / (i + 1) * (i / 2) - i % 2;
    return s;
}
