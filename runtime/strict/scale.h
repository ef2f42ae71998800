/* Powers of two. */
#ifndef GRADC_STRICT_SCALE_H
#define GRADC_STRICT_SCALE_H

#include "strict.h"

#include <float.h>
#include <stdint.h>
#include <string.h>

/* 2^k, for k from -1022 to 1023. */
static inline double gradc_power_of_two(int k)
{
    const uint64_t bits = (uint64_t)(k + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* x 2^k, for k from -2044 to 2046; exact but where that is too small or too large for a double. */
static inline double gradc_scaled(double x, int k)
{
    return x * gradc_power_of_two(k / 2) * gradc_power_of_two(k - k / 2);
}

/* The positive and finite x is the result times 2^k; the result is between sqrt(1/2) and
   sqrt(2). */
static inline double gradc_split(double x, int *k)
{
    const int shift = x < DBL_MIN ? 54 : 0;
    uint64_t bits;
    x *= gradc_power_of_two(shift);
    memcpy(&bits, &x, sizeof bits);
    *k = (int)(bits >> 52) - 1023 - shift;
    bits = (bits & UINT64_C(0xfffffffffffff)) | UINT64_C(1023) << 52;
    memcpy(&x, &bits, sizeof x);
    if (x < 1.4142135623730951) return x;
    *k += 1;
    return 0.5 * x;
}

#endif
