// Loops that count, in other forms than for (int i = 0; i < n; i++).
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=upwards --grad=downwards --grad=to_one --grad=begun --grad=again \
// RUN:   --grad=without_step --grad=assigned_step --grad=unsigned_rest \
// RUN:   --grad=unsigned_start --grad=wide_index -D n=1,2,3,5

#include <stddef.h>

double upwards(int n, const double x[n])
{
    double s = 0;
    int i = 0;
    while (i < n) {
        s += x[i] * x[i];
        i++;
    }
    return s;
}

double downwards(int n, const double x[n])
{
    double s = 1;
    int i = n - 1;
    while (i >= 0) {
        s = s * x[i] + 1;
        i -= 1;
    }
    return s;
}

double to_one(int n, const double x[n])
{
    double s = 1;
    int i = n;
    while (i > 0) {
        s = s * x[i - 1] + 1;
        i = i - 1;
    }
    return s;
}

double begun(int n, const double x[n])
{
    double s = 0;
    int i = 0;
    for (; i < n; i++) s += x[i] * x[i];
    return s;
}

double again(int n, const double x[n])
{
    double s = 0;
    int i;
    for (i = 0; i + 2 < n; i++) s += x[i] * x[i + 2];
    for (i = 0; i < n; i++) s += x[i];
    return s;
}

double without_step(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n;) {
        s += x[i] * x[i];
        i += 2;
    }
    return s;
}

double assigned_step(int n, const double x[n])
{
    double s = 0;
    for (int i = 0; i < n; i = i + 2) s += x[i] * x[i];
    return s;
}

double unsigned_rest(size_t n, const double x[n])
{
    double s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n - i; j++)
            for (size_t k = 0; k < n - 1 - i; k++) s += x[i] * x[j] * x[k];
    return s;
}

double unsigned_start(size_t n, const double x[n])
{
    double s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 2 * i; j < n; j++) s += x[i] * x[j];
    return s;
}

double wide_index(long n, const double x[n])
{
    double s = 0;
    for (long i = 0; i < n; i++) {
        if (i + 1 < n) s += x[i] * x[i + 1];
        s += x[i] * (i + 1) + x[i] / (double)(i + 2) + (i % 2 == 0 ? x[i] * x[i] : 0);
    }
    return s;
}
