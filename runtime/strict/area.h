/* Inverses of the hyperbolic functions. */
#ifndef GRADC_STRICT_AREA_H
#define GRADC_STRICT_AREA_H

#include "log.h"

static inline double gradc_asinh(double x)
{
    const double log2 = 0.69314718055994531, size = fabs(x);
    if (size > 1e9) return copysign(gradc_log(size) + log2, x);
    const double square = size * size;
    return copysign(gradc_log1p(size + square / (1.0 + sqrt(square + 1.0))), x);
}

static inline double gradc_acosh(double x)
{
    const double log2 = 0.69314718055994531, above = x - 1.0;
    if (!(x >= 1.0)) return NAN;
    if (x > 1e9) return gradc_log(x) + log2;
    return gradc_log1p(above + sqrt(2.0 * above + above * above));
}

static inline double gradc_atanh(double x)
{
    const double size = fabs(x);
    return copysign(0.5 * gradc_log1p(2.0 * size / (1.0 - size)), x);
}

static inline float gradc_asinhf(float x)
{
    return (float)gradc_asinh((double)x);
}

static inline float gradc_acoshf(float x)
{
    return (float)gradc_acosh((double)x);
}

static inline float gradc_atanhf(float x)
{
    return (float)gradc_atanh((double)x);
}

#endif
