// The functions of <math.h>.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=calls --grad=powers --grad=logarithms --grad=angles --grad=hyperbolic \
// RUN:   --grad=errors --grad=pieces --grad=of_other_types \
// RUN:   --grad=whole_numbers --grad=signs --grad=far_away --range=0.05:0.95
#include <math.h>

double calls(double x, double y)
{
    return fmax(x, y) * hypot(x, y) + fabs(x) - pow(y * y, 1.5) + log2(1 + x * x) + atan2(y, 2.0)
           + cbrt(3 + x) + fmin(x, 0.25);
}

double powers(double x, double y)
{
    return exp(x) + expm1(y) + exp2(x * y) + pow(2 + x * x, y) + sqrt(1 + x * x) + cbrt(x + 3)
           + hypot(x, y);
}

double logarithms(double x, double y)
{
    return log(x) * log1p(y) + log2(x) - log10(y);
}

double angles(double x, double y)
{
    return sin(x) * cos(y) + tan(x) + asin(x) * acos(y) + atan(x) + atan2(x, y);
}

double hyperbolic(double x, double y)
{
    return sinh(x) + cosh(y) * tanh(x) + asinh(y) + acosh(2 + x) * atanh(y);
}

double errors(double x)
{
    return erf(x) * x + erfc(2 * x);
}

double pieces(double x, double y)
{
    return fabs(x) * fmax(x, y) - fmin(x, 0.25) + floor(3 * x) * y + ceil(y) * x;
}

/* Those for float compute in double, where what they are given is one. */
double of_other_types(double x, double y)
{
    return x * expl(y) - sqrtl(2 + x) * fabsl(y);
}

double whole_numbers(double x, double y)
{
    double cell = (int)(5 * y), rest = 5 * y - (long)(5 * y);
    return trunc(7 * x - 3) * y + round(9 * x - 4) * x + fma(x, y, rest) * cell + (double)(int)floor(3 * x) * y;
}

double signs(double x, double y)
{
    return copysign(x, y - 0.5) * y + copysign(y, -x);
}

/* Far from 1, where formulas made of log, erf and squares lose digits. */
double far_away(double x, double y)
{
    return 1e17 * erfc(6 + x) + 1e-200 * hypot(1e200 * x, 1e200 * y) + floor(log10(1000)) * x + floor(log2(8)) * y;
}
