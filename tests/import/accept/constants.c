// Constants of the file and macros.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=swish --grad=largest --grad=large
#include <math.h>

static const double steepness = 1.702;

enum { TERMS = 4 };

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

double swish(double x)
{
    return x * logistic(steepness * x);
}

double largest(const double x[4])
{
    double best = x[0];
    for (int i = 1; i < TERMS; i++)
        if (x[i] > best)
            best = x[i];
    return best * best;
}

/* Whole numbers beyond an int, beside real ones. */
double large(double x)
{
    return x / 4294967296 + x * 4000000000u + (x > 4294967295u) + x * x * (double)4294967295;
}
