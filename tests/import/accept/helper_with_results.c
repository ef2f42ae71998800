// Calls of functions that write arrays.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=vectors --grad=growing

static void axpy(int n, double a, const double x[n], double y[n])
{
    for (int i = 0; i < n; i++) y[i] += a * x[i];
}

static double dot(int n, const double x[n], const double y[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

double vectors(const double x[4], double k)
{
    double y[4] = {1.0, 0.5};
    axpy(4, k, x, y);
    if (k > 0.0) axpy(4, -0.5, x, y);
    for (int t = 0; t < 3; t++) axpy(4, dot(4, x, y), x, y);
    return dot(4, y, y);
}

/* Each round reads what the rounds before it wrote, through a call. */
double growing(const double x[4])
{
    double y[4] = {0.5};
    for (int i = 0; i < 4; i++)
        y[i] = dot(4, x, y) + x[i];
    double only_here;
    if (x[0] > 0.0) {
        only_here = y[1];
        y[2] += only_here * only_here;
    }
    return dot(4, y, y);
}
