// Conditions that say by other sums where a loop ends.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=next --grad=inclusive --grad=twice --grad=pairs --grad=pairs_too \
// RUN:   --grad=not_equal --grad=down_to --grad=turned --grad=left --grad=before \
// RUN:   --grad=unsigned_index --grad=unsigned_multiples -D n=1,2,3,4,8
#include <stddef.h>

double next(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i + 1 < n; i++) s += x[i] * x[i + 1];
    return s;
}

double inclusive(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i <= n - 1; i++) s += x[i] * x[i];
    return s;
}

double twice(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; 2 * i < n; i++) s += x[2 * i] * x[i];
    return s;
}

double pairs(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; 2 * i + 1 < n; i++) s += x[2 * i] * x[2 * i + 1];
    return s;
}

double pairs_too(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; 2 * (i + 1) <= n; i++) s += x[2 * i] * x[2 * i + 1];
    return s;
}

double not_equal(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i != n; i++) s += x[i] * x[i];
    return s;
}

double down_to(int n, const double x[n])
{
    double s = 0;
    for (int i = n - 1; i != 0; --i) s += x[i] * x[i - 1];
    return s;
}

double turned(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; n > i; i++) s += x[i] * x[i];
    return s;
}

double left(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; n - i > 1; i++) s += x[i] * x[i + 1];
    return s;
}

double before(int n, const double x[n])
{
    double s = 0;
    for (int i = n - 1; i - 1 >= 0; i--) s += x[i] * x[i - 1];
    return s;
}

double unsigned_index(int n, const double x[n])
{
    double s = 0;
    for (size_t i = 0; i + 1 < (size_t)n; i++) s += x[i] * x[i + 1];
    return s;
}

/* Small multiples of an index, which is no larger than a size, do not wrap around. */
double unsigned_multiples(size_t n, const double x[n])
{
    double s = 0;
    for (size_t i = 0; i < n; i++) {
        if (2 * i < n) s += x[2 * i] * x[i];
        s += (double)(2 * i + 1) * x[i] * x[i];
    }
    return s;
}
