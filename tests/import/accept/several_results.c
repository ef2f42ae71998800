// Several arrays written by one function.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=both

/* Several arrays written by one function. */
static void parts(int n, const double x[n], double *up /* [n] */, double *down /* [n] */)
{
    for (int i = 0; i < n; i++) {
        up[i] = x[i] > 0 ? x[i] : 0;
        down[n - 1 - i] = x[i] * up[i];
    }
}

double both(const double x[4])
{
    double up[4], down[4] = {0}, s = 0;
    parts(4, x, up, down);
    for (int i = 0; i < 4; i++) s += up[i] * down[i] + down[i];
    return s;
}
