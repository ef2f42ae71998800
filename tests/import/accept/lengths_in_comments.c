// Pointers with their length said.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=flat --grad=pointers -D n=3

static double dot(int n, const double x[n], const double y[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

/* Pointers with their length said. */
double flat(const double *z /* [n] */, int n, const double *x /* [n * 2] */, const double *y /* [2] */)
{
    double s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 2; j++) s += x[i * 2 + j] * y[j] * z[i];
    return s;
}

void scaled(int n, double a, const double *x /* [n] */, double *restrict y /*[n]*/)
{
    for (int i = 0; i < n; i++) y[i] = a * x[i];
}

double pointers(const double *x /* [6] */)
{
    double y[6];
    scaled(6, x[1], x, y);
    return dot(6, x, y);
}
