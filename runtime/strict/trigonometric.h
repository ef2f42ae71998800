/* Sine, cosine and tangent. */
#ifndef GRADC_STRICT_TRIGONOMETRIC_H
#define GRADC_STRICT_TRIGONOMETRIC_H

#include "pair.h"
#include "polynomial.h"
#include "scale.h"

/* The remainder of x / (pi / 2), from -pi/4 to pi/4 as a pair, and the whole number modulo 4, for a
   finite x above 1/2. Of the digits of 2 / pi only those count that do not give multiples of 4.
   M. Payne and R. Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18,
   1983. */
static inline gradc_pair gradc_remainder(double x, int *quarter)
{
    /* In base 2^32, behind the point. */
    static const uint32_t two_over_pi[37] = {
        0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab,
        0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e,
        0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b,
        0xbdf9283b, 0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7,
        0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1,
        0x1f8d5d08, 0x56033046,
    };
    const gradc_pair pi_half = {1.5707963267948966, 6.123233995736766e-17};

    /* x = mantissa 2^(32 place), the mantissa in digits from the lowest one. */
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int exponent = (int)(bits >> 52) - 1023 - 52;
    const int place = (exponent + 64) / 32 - 2, shift = exponent - 32 * place;
    const uint64_t whole = (bits & UINT64_C(0xfffffffffffff)) | UINT64_C(0x10000000000000);
    const uint64_t upper = (whole >> 32) << shift, lower = (whole & UINT64_C(0xffffffff)) << shift;
    const uint64_t middle = (upper & UINT64_C(0xffffffff)) + (lower >> 32);
    const uint64_t mantissa[3] = {lower & UINT64_C(0xffffffff), middle & UINT64_C(0xffffffff),
                                  (upper >> 32) + (middle >> 32)};

    /* Times eight digits of 2 / pi, so that the point is behind the eighth digit of the product. */
    uint32_t product[8] = {0, 0, 0, 0, 0, 0, 0, 0};
    for (int at = 0; at < 8; at++) {
        const int digit = place + 6 - at;
        uint64_t carry = 0;
        for (int k = at; k < 8 && k < at + 3 && digit >= 0; k++) {
            carry += two_over_pi[digit] * mantissa[k - at] + product[k];
            product[k] = (uint32_t)carry;
            carry >>= 32;
        }
        if (at < 5) product[at + 3] = (uint32_t)carry;
    }

    /* To the nearest whole number. */
    const int is_above = product[6] > UINT32_C(0x7fffffff);
    const uint32_t flip = is_above ? UINT32_C(0xffffffff) : 0;
    const double unit = gradc_power_of_two(-32), sign = is_above ? -unit : unit;
    const gradc_pair front =
        gradc_pair_sum((double)(product[6] ^ flip), (double)(product[5] ^ flip) * unit);
    const double back = (double)(product[4] ^ flip) + (double)(product[3] ^ flip) * unit;
    const gradc_pair fraction =
        gradc_pair_sum(sign * front.high, sign * (front.low + back * unit * unit));
    *quarter = (int)((product[7] + (uint32_t)is_above) & 3);
    return gradc_pair_multiply(fraction, pi_half);
}

/* Of any finite x; for small ones it is x itself. */
static inline gradc_pair gradc_reduced(double x, int *quarter)
{
    gradc_pair rest = {x, 0.0};
    *quarter = 0;
    if (fabs(x) < 0.785) return rest;
    rest = gradc_remainder(fabs(x), quarter);
    if (x > 0.0) return rest;
    rest.high = -rest.high;
    rest.low = -rest.low;
    *quarter = -*quarter & 3;
    return rest;
}

static inline double gradc_sin_near(gradc_pair x)
{
    /* (sin(x) - x) / x^3, by x^2: -1/3! + x^2/5! - ... */
    static const double sin_terms[7] = {
        -0.16666666666666666, 0.0083333333333333315, -0.00019841269841265065,
        2.7557319219339167e-06, -2.5052106232447578e-08, 1.6058531618986147e-10,
        -7.5866971177069183e-13,
    };
    const double square = x.high * x.high;
    const double bent = square * x.high * gradc_polynomial(square, sin_terms, 7);
    return x.high + (bent + x.low * (1.0 - 0.5 * square));
}

static inline double gradc_cos_near(gradc_pair x)
{
    /* (cos(x) - 1 + x^2/2) / x^4, by x^2: 1/4! - x^2/6! + ... */
    static const double cos_terms[6] = {
        0.041666666666666664, -0.0013888888888887398, 2.4801587298765689e-05,
        -2.7557317271729793e-07, 2.0876146268403199e-09, -1.1382632425521717e-11,
    };
    const double square = x.high * x.high, half = 0.5 * square, near = 1.0 - half;
    const double bent = square * square * gradc_polynomial(square, cos_terms, 6);
    return near + (((1.0 - near) - half) + (bent - x.high * x.low));
}

/* The sine of x + quarters pi / 2. */
static inline double gradc_sin_ahead(double x, int quarters)
{
    int quarter;
    if (x - x != 0.0) return NAN; /* of an infinity, or no number */
    const gradc_pair rest = gradc_reduced(x, &quarter);
    quarter = (quarter + quarters) & 3;
    const double size = quarter & 1 ? gradc_cos_near(rest) : gradc_sin_near(rest);
    return quarter & 2 ? -size : size;
}

static inline double gradc_sin(double x)
{
    return fabs(x) < 1e-9 ? x : gradc_sin_ahead(x, 0);
}

static inline double gradc_cos(double x)
{
    return gradc_sin_ahead(x, 1);
}

static inline double gradc_tan(double x)
{
    int quarter;
    if (x - x != 0.0) return NAN;
    if (fabs(x) < 1e-9) return x;
    const gradc_pair rest = gradc_reduced(x, &quarter);
    const double sine = gradc_sin_near(rest), cosine = gradc_cos_near(rest);
    return quarter & 1 ? -cosine / sine : sine / cosine;
}

static inline float gradc_sinf(float x)
{
    return (float)gradc_sin((double)x);
}

static inline float gradc_cosf(float x)
{
    return (float)gradc_cos((double)x);
}

static inline float gradc_tanf(float x)
{
    return (float)gradc_tan((double)x);
}

#endif
