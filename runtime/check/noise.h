/* Rounding errors on purpose, to see where they decide. It stands before dual.h or hyperdual.h. */
#ifndef GRADC_NOISE_H
#define GRADC_NOISE_H

#include <math.h>

/* So much results are off, up or down; 0: they are what they are. The largest of those that are. */
static double dual_noise, dual_largest;

/* Whether slopes of functions with rules are those of the rules. */
static int dual_by_rules;

/* Whether it has so few binary digits that nothing was rounded, as 3, 0.5 or 1 - 1. */
static int dual_is_exact(double number)
{
    int exponent;
    const double digits = ldexp(frexp(number, &exponent), 24);
    return digits == floor(digits);
}

/* A result on the way. What is exact stays so, for it is compared with. */
static double dual_rounded(double number)
{
    static unsigned long state = 1; /* of a linear congruence, whose upper bits are random */
    if (dual_noise == 0) return number;
    if (fabs(number) > dual_largest && isfinite(number)) dual_largest = fabs(number);
    if (dual_is_exact(number)) return number;
    state = (state * 1103515245UL + 12345UL) & 0xffffffffUL;
    return number * (state >> 16 & 1 ? 1 + dual_noise : 1 - dual_noise);
}

#endif
