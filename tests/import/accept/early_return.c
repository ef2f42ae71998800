// A function that returns in branches.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=safe_log --grad=stages
#include <math.h>

double safe_log(double x)
{
    if (x > 0.0)
        return log(x);
    else
        return -1.0;
}

double stages(double x, double a)
{
    if (x < 0.0)
        return a * x;
    double y = x;
    if (x > 1.0) {
        double t = x - 1.0;
        y = 1.0 + log(1.0 + t) * 0.5f;
    } else if (x > 0.5)
        y += (x - 0.5) * (x - 0.5);
    return y * y;
}
