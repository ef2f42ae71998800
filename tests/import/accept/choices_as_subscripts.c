// Choices as subscripts and bounds.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=chosen

static double dot(int n, const double x[n], const double y[n])
{
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

/* Choices as subscripts and bounds. */
static double places(const double x[4], int k)
{
    double y[4] = {1, 2}, s = 0;
    for (int i = 0; i < 3; i++) {
        y[i > 1 ? 3 : 0] += x[i] * s;
        for (int j = 0; j < (k > 2 ? 4 : 2); j++) s += x[j] * y[j];
    }
    for (int i = 0; i < (k > 2 ? 2 : 3); i++) y[i] *= x[i];
    return s + dot(4, x, y);
}

double chosen(const double x[4])
{
    return places(x, 3);
}
