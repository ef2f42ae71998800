/* Logarithms of x to the bases e, 2 and 10; and the natural one of 1 + x without loss for small x. */
#ifndef GRADC_STRICT_LOG_H
#define GRADC_STRICT_LOG_H

#include "pair.h"
#include "polynomial.h"
#include "scale.h"

#include <float.h>
#include <math.h>

/* log((1 + f) 2^k) + tail, where 1 + f is between sqrt(1/2) and sqrt(2). With s = f / (2 + f) and
   h = f^2 / 2 it is log(1 + f) = 2 artanh(s) = 2 s + s R = f - (h - s (h + R)), where the largest
   term is exact. */
static inline double gradc_log_near(double f, int k, double tail)
{
    /* R / s^2 = 2/3 + 2/5 s^2 + 2/7 s^4 + ... */
    static const double log_terms[8] = {
        0.66666666666666663, 0.40000000000000879, 0.28571428570803614, 0.22222222391713917,
        0.18181795640132906, 0.15386239702814658, 0.13268773138656886, 0.13086626147840102,
    };
    const double s = f / (2.0 + f);
    const double h = 0.5 * f * f;
    const double rest = s * s * gradc_polynomial(s * s, log_terms, 8);
    const gradc_pair whole = gradc_multiple_of_log2(k);
    return whole.high + (f - (h - (s * (h + rest) + (whole.low + tail))));
}

static inline double gradc_log(double x)
{
    int k;
    if (!(x > 0.0)) return x == 0.0 ? -INFINITY : NAN;
    if (x > DBL_MAX) return x;
    const double mantissa = gradc_split(x, &k);
    return gradc_log_near(mantissa - 1.0, k, 0.0);
}

/* Of whole powers of 2 and 10 these two are exact. */
static inline double gradc_log2(double x)
{
    int k;
    if (!(x > 0.0 && x <= DBL_MAX)) return gradc_log(x);
    const double mantissa = gradc_split(x, &k);
    return (double)k + gradc_log_near(mantissa - 1.0, 0, 0.0) * 1.4426950408889634;
}

static inline double gradc_log10(double x)
{
    static const double log10_of_2_high = 0.30102999554947019; /* 32 bits */
    static const double log10_of_2_low = 1.1451100898021838e-10;
    int k;
    if (!(x > 0.0 && x <= DBL_MAX)) return gradc_log(x);
    const double mantissa = gradc_split(x, &k);
    const double near = gradc_log_near(mantissa - 1.0, 0, 0.0) * 0.43429448190325182;
    return (double)k * log10_of_2_high + (near + (double)k * log10_of_2_low);
}

static inline double gradc_log1p(double x)
{
    int k;
    if (x > -0.29 && x < 0.41) return fabs(x) < 1e-17 ? x : gradc_log_near(x, 0, 0.0);
    if (!(x > -1.0) || x > 1e17) return gradc_log(1.0 + x);
    const double sum = 1.0 + x;
    const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
    const double mantissa = gradc_split(sum, &k);
    return gradc_log_near(mantissa - 1.0, k, lost / sum);
}

static inline float gradc_logf(float x)
{
    return (float)gradc_log((double)x);
}

static inline float gradc_log2f(float x)
{
    return (float)gradc_log2((double)x);
}

static inline float gradc_log10f(float x)
{
    return (float)gradc_log10((double)x);
}

static inline float gradc_log1pf(float x)
{
    return (float)gradc_log1p((double)x);
}

#endif
