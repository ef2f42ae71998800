/* Polynomials, by Horner's rule. Their coefficients are computed and checked by
   tests/tools/coefficients.py: nearly the best ones for the interval in which they are used. */
#ifndef GRADC_STRICT_POLYNOMIAL_H
#define GRADC_STRICT_POLYNOMIAL_H

#include "strict.h"

/* terms[0] + terms[1] x + ... + terms[count - 1] x^(count - 1) */
static inline double gradc_polynomial(double x, const double *terms, int count)
{
    double sum = terms[count - 1];
    for (int k = count - 2; k >= 0; k--)
        sum = sum * x + terms[k];
    return sum;
}

#endif
