/* The error function, and 1 minus it without loss where that is small. */
#ifndef GRADC_STRICT_ERF_H
#define GRADC_STRICT_ERF_H

#include "exp.h"

/* 1 - erf(x) for x from 1/2 on: e^(-x^2), with the square as a pair, times a polynomial in what goes
   from -1 to 1, divided by x. */
static inline double gradc_erfc_far(double x)
{
    static const double erfc_terms[23] = {
        0.54799783050024553, 0.05225803271482931, -0.071308849926010429, 0.059186061164073961,
        -0.03591028804893065, 0.016148789627955899, -0.004959218343599252, 0.00068261386911985073,
        0.00019474771316625906, -0.00011367523631833031, 4.9589001750009567e-06,
        1.1454833239269516e-05, -2.1105284014436678e-06, -1.2030941893704102e-06,
        3.5257588745422391e-07, 1.513981334745397e-07, -5.1091486272828154e-08,
        -2.249554803922504e-08, 6.7617649471448033e-09, 3.2375506411338018e-09,
        -7.3958472681518003e-10, -2.9320000468755429e-10, 4.8883157806230393e-11,
    };
    if (x > 28.0) return 0.0;
    const gradc_pair square = gradc_pair_product(x, x);
    const double scaled = gradc_polynomial((x - 4.0) / (x + 3.0), erfc_terms, 23) / x;
    return gradc_exp_of_sum(-square.high, -square.low) * scaled;
}

static inline double gradc_erf(double x)
{
    /* erf(x) / x - 1, by x^2 */
    static const double erf_terms[13] = {
        0.12837916709551259, -0.37612638903183748, 0.11283791670954879, -0.026866170645076792,
        0.0052239776248180145, -0.000854832698083379, 0.0001205533111164271,
        -1.4925595266831182e-05, 1.6461000484121368e-06, -1.6350312701054695e-07,
        1.4659775274047436e-08, -1.1372848856791674e-09, 5.9571761477489113e-11,
    };
    const double size = fabs(x);
    if (size < 1.0) return x + x * gradc_polynomial(x * x, erf_terms, 13);
    if (size > 6.0) return copysign(1.0, x);
    if (x != x) return x;
    return copysign(1.0 - gradc_erfc_far(size), x);
}

static inline double gradc_erfc(double x)
{
    return x < 0.7 ? 1.0 - gradc_erf(x) : x != x ? x : gradc_erfc_far(x);
}

static inline float gradc_erff(float x)
{
    return (float)gradc_erf((double)x);
}

static inline float gradc_erfcf(float x)
{
    return (float)gradc_erfc((double)x);
}

#endif
