/* Hyperbolic functions. */
#ifndef GRADC_STRICT_HYPERBOLIC_H
#define GRADC_STRICT_HYPERBOLIC_H

#include "exp.h"

static inline double gradc_sinh(double x)
{
    const double size = fabs(x);
    if (size > 709.0) {
        const double root = gradc_exp(0.5 * size);
        return copysign(0.5 * root * root, x);
    }
    const double near = gradc_expm1(size); /* e^x - 1 */
    return copysign(0.5 * (near + near / (near + 1.0)), x);
}

static inline double gradc_cosh(double x)
{
    const double size = fabs(x);
    const double root = gradc_exp(0.5 * size);
    if (size > 709.0) return 0.5 * root * root;
    const double power = gradc_exp(size);
    return 0.5 * (power + 1.0 / power);
}

static inline double gradc_tanh(double x)
{
    const double size = fabs(x);
    if (size > 22.0) return copysign(1.0, x);
    const double near = gradc_expm1(2.0 * size); /* e^2x - 1 */
    return copysign(size < 0.5 ? near / (near + 2.0) : 1.0 - 2.0 / (near + 2.0), x);
}

static inline float gradc_sinhf(float x)
{
    return (float)gradc_sinh((double)x);
}

static inline float gradc_coshf(float x)
{
    return (float)gradc_cosh((double)x);
}

static inline float gradc_tanhf(float x)
{
    return (float)gradc_tanh((double)x);
}

#endif
