// Arrays that are computed once more, further down in a function, so that they need not be kept.
#ifndef GRADC_OPT_AGAIN_H
#define GRADC_OPT_AGAIN_H

#include "ir/ir.h"

typedef struct Again {
    const Array *
        *arrays; // local; with the places that an extremum finds go all others that it makes
    int count;
    int position;            // before this statement: it, and those after it, read the copies
    const Region *from, *to; // what is computed in the one is computed again in the other; or NULL
} Again;

// All statements that write one of the arrays stand before the position. What they read is read
// once more, unless it is among the arrays itself.
void compute_again(Program *program, Function *function, const Again *again);

#endif
