/* The length of (x, y), of which neither square may overflow or vanish. */
#ifndef GRADC_STRICT_HYPOT_H
#define GRADC_STRICT_HYPOT_H

#include "scale.h"

#include <float.h>
#include <math.h>

static inline double gradc_hypot(double x, double y)
{
    const double width = fabs(x), height = fabs(y);
    const double larger = width > height ? width : height;
    const double smaller = width > height ? height : width;
    if (width > DBL_MAX || height > DBL_MAX) return INFINITY;
    if (x != x || y != y) return x + y;
    if (larger == 0.0) return 0.0;
    const int k = larger > 1e150 ? 600 : larger < 1e-150 ? -600 : 0;
    const double a = gradc_scaled(larger, -k), b = gradc_scaled(smaller, -k);
    return gradc_scaled(sqrt(a * a + b * b), k);
}

static inline float gradc_hypotf(float x, float y)
{
    return (float)gradc_hypot((double)x, (double)y);
}

#endif
