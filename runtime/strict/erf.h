/* The error function. */
#ifndef GRADC_STRICT_ERF_H
#define GRADC_STRICT_ERF_H

#include "exp.h"

/* e^(x^2) (1 - erf(x)) for x from 1 to 6, as a polynomial in what goes from 1 to -1 there. */
static inline double gradc_erfc_scaled(double x)
{
    static const double erfc_terms[16] = {
        0.20798329133342885, 0.15436117429436919, 0.049698445403394138, 0.012713147695691918,
        0.0024793146970862531, 0.00033160296057928383, 1.956358319778174e-05,
        -2.4255574850429229e-06, -5.5412730980166404e-07, 4.5267318133461335e-09,
        1.133933573114706e-08, 2.6377560229741261e-10, -2.5700407551346905e-10,
        -6.0217325603032396e-12, 6.043792147788813e-12, -6.6976455647908149e-15,
    };
    return gradc_polynomial((33.0 - 13.0 * x) / (5.0 * x + 15.0), erfc_terms, 16);
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
    return copysign(1.0 - gradc_exp(-size * size) * gradc_erfc_scaled(size), x);
}

static inline float gradc_erff(float x)
{
    return (float)gradc_erf((double)x);
}

#endif
