/* x^y. */
#ifndef GRADC_STRICT_POW_H
#define GRADC_STRICT_POW_H

#include "exp.h"
#include "log.h"

/* The logarithm of a positive number as a pair: its rounding error, which y multiplies, stays below
   that of the power. With s = f / (2 + f) it is log(1 + f) = 2 s (1 + s^2/3 + s^4/5 + ...). */
static inline gradc_pair gradc_log_pair(double x)
{
    static const double third_high = 0.33333333333333331;
    static const double third_low = 1.8503717077085941e-17;
    /* 1/5 + s^2/7 + s^4/9 + ... */
    static const double log_far_terms[8] = {
        0.20000000000000001, 0.14285714285714682, 0.11111111110828116, 0.090909091676572018,
        0.076922974854477286, 0.066674021191126726, 0.058531242704611929, 0.058615255140488765,
    };
    int k;
    const double f = gradc_split(x, &k) - 1.0;
    const gradc_pair below = gradc_pair_sum(2.0, f);
    gradc_pair s;
    s.high = f / below.high;
    const gradc_pair product = gradc_pair_product(s.high, below.high);
    s.low = (((f - product.high) - product.low) - s.high * below.low) / below.high;
    s = gradc_pair_sum(s.high, s.low);
    const gradc_pair square = gradc_pair_multiply(s, s);
    const double far = square.high * gradc_polynomial(square.high, log_far_terms, 8);
    gradc_pair rest = gradc_pair_sum(third_high, far);
    rest = gradc_pair_multiply(square, gradc_pair_sum(rest.high, rest.low + third_low));
    gradc_pair factor = gradc_pair_sum(1.0, rest.high);
    factor = gradc_pair_sum(factor.high, factor.low + rest.low);
    gradc_pair near = gradc_pair_multiply(s, factor);
    near.high *= 2.0;
    near.low *= 2.0;
    if (k == 0) return near;
    const gradc_pair whole = gradc_multiple_of_log2(k), sum = gradc_pair_sum(whole.high, near.high);
    return gradc_pair_sum(sum.high, sum.low + (near.low + whole.low));
}

/* Of a positive and finite x, and y that is neither 0 nor infinite. */
static inline double gradc_pow_positive(double x, double y)
{
    const double largest = 73786976294838206464.0; /* 2^66: what is larger gives 0 or infinity */
    const double bounded = y > largest ? largest : y < -largest ? -largest : y;
    const gradc_pair logarithm = gradc_log_pair(x);
    const gradc_pair product = gradc_pair_product(bounded, logarithm.high);
    const gradc_pair sum = gradc_pair_sum(product.high, product.low + bounded * logarithm.low);
    return gradc_exp_of_sum(sum.high, sum.low);
}

static inline double gradc_pow(double x, double y)
{
    const double size = fabs(x);
    if (y == 0.0 || x == 1.0) return 1.0;
    if (x != x || y != y) return x + y;
    const int is_whole = fabs(y) >= 9007199254740992.0 || floor(y) == y; /* 2^53 */
    const int is_odd = is_whole && fabs(y) < 9007199254740992.0 && floor(0.5 * y) * 2.0 != y;
    const double sign = is_odd && copysign(1.0, x) < 0.0 ? -1.0 : 1.0;
    if (size == 1.0 && fabs(y) > DBL_MAX) return 1.0;
    if (size == 0.0 || size > DBL_MAX || fabs(y) > DBL_MAX)
        return (size > 1.0) == (y > 0.0) ? sign * INFINITY : sign * 0.0;
    if (x < 0.0 && !is_whole) return NAN;
    return sign * gradc_pow_positive(size, y);
}

static inline float gradc_powf(float x, float y)
{
    return (float)gradc_pow((double)x, (double)y);
}

#endif
