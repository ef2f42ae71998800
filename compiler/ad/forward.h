// Forward mode: the derivative of everything along one direction.
//
//     the derivative of   Y[g] += e(X[f], ...)   is   Y.dot[g] += de/dX[f] * X.dot[f]
#ifndef GRADC_AD_FORWARD_H
#define GRADC_AD_FORWARD_H

#include "ad/rounds.h"

// How an array changes. A direction may differ from one value of an index to the next; each such
// index is a context. An element of `rate` has first the contexts whose entry in `aligned` is -1,
// then the subscripts of x. Where the entry is k, the subscript of x in dimension k is the context.
typedef struct Direction {
    const Array *x;
    const Array *rate;
    const int *aligned;
} Direction;

// Adds to the function the statements that compute how its arrays change, and returns how `value`
// does, at these contexts (each an index, and the extent of a dimension for it); NULL where it does
// not change. In rounds, the indices of their regions are the first contexts.
Expr *forward(Program *program, Function *function, const Region *open, int context_count,
              Expr *const *contexts, Expr *const *extents, int count, const Direction *directions,
              Expr *value);

#endif
