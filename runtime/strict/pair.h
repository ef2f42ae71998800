/* Numbers of twice the precision, as the sum of two doubles, of which the second is at most half a
   unit in the last place of the first. T. J. Dekker, "A floating-point technique for extending the
   available precision", Numerische Mathematik 18, 1971. */
#ifndef GRADC_STRICT_PAIR_H
#define GRADC_STRICT_PAIR_H

#include "strict.h"

#include <math.h>

typedef struct gradc_pair {
    double high, low;
} gradc_pair;

/* a + b, where a is the larger one, or 0. */
static inline gradc_pair gradc_pair_sum(double a, double b)
{
    gradc_pair sum;
    sum.high = a + b;
    sum.low = b - (sum.high - a);
    return sum;
}

/* The upper 26 bits of x, which is below 2^996. */
static inline double gradc_upper_half(double x)
{
    const double scaled = x * 134217729.0; /* 2^27 + 1 */
    return scaled - (scaled - x);
}

/* a b, exactly, where it is neither too large nor too small. */
static inline gradc_pair gradc_pair_product(double a, double b)
{
    const double a_high = gradc_upper_half(a), a_low = a - a_high;
    const double b_high = gradc_upper_half(b), b_low = b - b_high;
    gradc_pair product;
    product.high = a * b;
    product.low = a_high * b_high - product.high;
    product.low = product.low + a_high * b_low + a_low * b_high + a_low * b_low;
    return product;
}

/* k log 2, for k up to 2^20. The high part is exact. */
static inline gradc_pair gradc_multiple_of_log2(int k)
{
    static const double log2_high = 0.69314718036912382; /* 32 bits */
    static const double log2_low = 1.9082149292705877e-10;
    const gradc_pair multiple = {(double)k * log2_high, (double)k * log2_low};
    return multiple;
}

/* a b, rounded to a pair. */
static inline gradc_pair gradc_pair_multiply(gradc_pair a, gradc_pair b)
{
    const gradc_pair product = gradc_pair_product(a.high, b.high);
    return gradc_pair_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

#endif
