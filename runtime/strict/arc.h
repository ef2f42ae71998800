/* Inverses of the trigonometric functions. */
#ifndef GRADC_STRICT_ARC_H
#define GRADC_STRICT_ARC_H

#include "polynomial.h"

#include <float.h>
#include <math.h>

/* high + low + atan(ratio), for a ratio of at most tan(pi / 8) and a high part of 0 or from
   pi / 4. */
static inline double gradc_atan_near(double ratio, double high, double low)
{
    /* (atan(t) - t) / t^3 = -1/3 + t^2/5 - t^4/7 + ... */
    static const double atan_terms[12] = {
        -0.33333333333333331, 0.19999999999999804, -0.14285714285659828, 0.11111111105155447,
        -0.090909087535008773, 0.076922963750321427, -0.066664248857382549, 0.058789289978347752,
        -0.052304542706502442, 0.045515932206265493, -0.034570561981427744, 0.016285756855221028,
    };
    const double square = ratio * ratio;
    const double bent = ratio * (square * gradc_polynomial(square, atan_terms, 12));
    return high + (ratio + (bent + low));
}

/* atan(x) = pi/4 + atan((x - 1) / (x + 1)) = pi/2 - atan(1 / x), for x from 0. */
static inline double gradc_atan_positive(double x)
{
    static const double pi_half_high = 1.5707963267948966;
    static const double pi_half_low = 6.123233995736766e-17;
    static const double pi_quarter_high = 0.78539816339744828;
    static const double pi_quarter_low = 3.061616997868383e-17;
    if (x > 2.414) return gradc_atan_near(-1.0 / x, pi_half_high, pi_half_low);
    if (x > 0.414) return gradc_atan_near((x - 1.0) / (x + 1.0), pi_quarter_high, pi_quarter_low);
    return gradc_atan_near(x, 0.0, 0.0);
}

static inline double gradc_atan(double x)
{
    return fabs(x) < 1e-9 ? x : copysign(gradc_atan_positive(fabs(x)), x);
}

static inline double gradc_atan2(double y, double x)
{
    static const double pi_high = 3.1415926535897931, pi_low = 1.2246467991473532e-16;
    if (x != x || y != y) return x + y;
    const double over = fabs(y), beside = fabs(x);
    double angle = gradc_atan(over / beside);
    if (over == 0.0) angle = 0.0;
    if (over > DBL_MAX && beside > DBL_MAX) angle = 0.25 * pi_high;
    if (copysign(1.0, x) < 0.0) angle = pi_high - (angle - pi_low);
    return copysign(angle, y);
}

static inline double gradc_asin(double x)
{
    return fabs(x) < 1e-9 ? x : gradc_atan(x / sqrt((1.0 - x) * (1.0 + x)));
}

static inline double gradc_acos(double x)
{
    return 2.0 * gradc_atan2(sqrt(1.0 - x), sqrt(1.0 + x));
}

static inline float gradc_atanf(float x)
{
    return (float)gradc_atan((double)x);
}

static inline float gradc_atan2f(float y, float x)
{
    return (float)gradc_atan2((double)y, (double)x);
}

static inline float gradc_asinf(float x)
{
    return (float)gradc_asin((double)x);
}

static inline float gradc_acosf(float x)
{
    return (float)gradc_acos((double)x);
}

#endif
