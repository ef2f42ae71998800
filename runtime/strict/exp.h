/* e^x, and e^x - 1 without loss for small x. */
#ifndef GRADC_STRICT_EXP_H
#define GRADC_STRICT_EXP_H

#include "pair.h"
#include "polynomial.h"
#include "scale.h"

#include <math.h>

/* x + tail is k log 2 + r, with k a whole number and r no larger than about log(2) / 2. The result
   is e^r - 1. The tail is far below one unit in the last place of x, or 0. */
static inline double gradc_exp_near(double x, double tail, int *k)
{
    /* (e^r - 1 - r) / r^2 = 1/2! + r/3! + r^2/4! + ... */
    static const double exp_terms[11] = {
        0.5, 0.16666666666666671, 0.041666666666666671, 0.0083333333333261411,
        0.0013888888888883752, 0.00019841269874800493, 2.4801587325533363e-05,
        2.7557255425746435e-06, 2.7557273661348637e-07, 2.5105206373957011e-08,
        2.0914679376583935e-09,
    };
    *k = (int)(x * 1.4426950408889634 + (x < 0.0 ? -0.5 : 0.5));
    const gradc_pair whole = gradc_multiple_of_log2(*k);
    const double high = x - whole.high, low = tail - whole.low;
    const double r = high + low;
    const double rest = (high - r) + low;
    return r + (r * r * gradc_polynomial(r, exp_terms, 11) + rest);
}

/* e^(x + tail) */
static inline double gradc_exp_of_sum(double x, double tail)
{
    int k;
    if (x != x) return x;
    if (x > 709.79) return INFINITY;
    if (x < -745.14) return 0.0;
    const double near = gradc_exp_near(x, tail, &k);
    return gradc_scaled(1.0 + near, k);
}

static inline double gradc_exp(double x)
{
    return gradc_exp_of_sum(x, 0.0);
}

static inline double gradc_expm1(double x)
{
    int k;
    if (x != x || fabs(x) < 1e-17) return x;
    if (x > 709.79) return INFINITY;
    if (x < -38.0) return -1.0;
    const double near = gradc_exp_near(x, 0.0, &k);
    /* (1 + near) 2^k - 1 */
    return gradc_scaled(near + (k > 60 ? 1.0 : 1.0 - gradc_power_of_two(-k)), k);
}

static inline float gradc_expf(float x)
{
    return (float)gradc_exp((double)x);
}

static inline float gradc_expm1f(float x)
{
    return (float)gradc_expm1((double)x);
}

#endif
