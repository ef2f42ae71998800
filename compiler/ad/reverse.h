// Reverse mode: the derivative of one number with respect to many, over statements of the IR.
//
//     the reverse of   Y[g] += e(X[f], ...)   is   dX[f] += dY[g] * de/dX[f]   over the same ranges
#ifndef GRADC_AD_REVERSE_H
#define GRADC_AD_REVERSE_H

#include "ad/rounds.h"

// The derivatives of all elements of z with respect to all of an array x. An element of `array` has
// first the subscripts of z whose entry in `aligned` is -1, then those of x. Where the entry is k,
// z depends only on what has the same subscript in dimension k of x: other derivatives are 0.
typedef struct Gradient {
    const Array *array; // NULL: z does not depend on x
    const int *aligned; // as many as z has dimensions
} Gradient;

// Adds to the function the statements that compute the derivatives of z, which they read no more
// than they need, with respect to each wanted array. z is written in the function and not read; its
// elements are differentiated each on its own. In rounds, its first dimensions are those of their
// regions. With `role` ROLE_GRADIENT the derivatives are results of the function, else local.
void reverse(Program *program, Function *function, const Region *open, const Array *z, int count,
             const Array *const *wanted, Role role, Gradient *gradients);

#endif
