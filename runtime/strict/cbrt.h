/* The cube root. */
#ifndef GRADC_STRICT_CBRT_H
#define GRADC_STRICT_CBRT_H

#include "scale.h"

#include <float.h>
#include <math.h>

/* Halley's method, which triples the number of right digits with each step. */
static inline double gradc_cbrt_step(double root, double x)
{
    const double cube = root * root * root;
    return root - root * ((cube - x) / (2.0 * cube + x));
}

static inline double gradc_cbrt(double x)
{
    int k;
    if (x == 0.0 || x != x || fabs(x) > DBL_MAX) return x;
    double mantissa = gradc_split(fabs(x), &k);
    const int third = (k + 3000) / 3 - 1000; /* rounded down */
    mantissa *= gradc_power_of_two(k - 3 * third);
    double root = 0.58 + 0.41 * mantissa - 0.044 * mantissa * mantissa; /* to 5 % up to 5.7 */
    root = gradc_cbrt_step(root, mantissa);
    root = gradc_cbrt_step(root, mantissa);
    root = gradc_cbrt_step(root, mantissa);
    return copysign(gradc_scaled(root, third), x);
}

static inline float gradc_cbrtf(float x)
{
    return (float)gradc_cbrt((double)x);
}

#endif
