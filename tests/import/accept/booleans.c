// bool, and comparisons as numbers.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=flags --grad=counted --grad=signs --int up=0,1
#include <stdbool.h>

double flags(double x, bool up)
{
    bool positive = x > 0;
    if (up && positive) return x * x;
    return up ? x : 2 * x;
}

double counted(double x, const double y[4], _Bool up)
{
    bool seen = false;
    double s = 0;
    for (int i = 0; i < 4; i++) {
        if (y[i] > x) seen = true;
        if (seen == up)
            s += y[i] * x;
        else
            s -= y[i];
    }
    int n = seen + 2;
    bool two = n;
    return s * n * (two ? 1 : 3) + !seen;
}

double signs(double x, double y)
{
    const double t[2] = {x, y};
    int sign = (x > 0) - (x < 0);
    double above = y > 0;
    return t[x > 0] * y * sign + above * x;
}
