// Derivatives inside of loops: those that are taken in a round belong to that round, and their
// statements go into it.
#ifndef GRADC_AD_ROUNDS_H
#define GRADC_AD_ROUNDS_H

#include "ir/ir.h"

// A derivative is with respect to what is made in the same round, or before all loops. What earlier
// rounds leave for this one is given: at that time nothing of any round is left, so nothing that is
// carried varies. Its region is `open`, the innermost around the derivative; NULL: none.

// How many of the open regions, from the outermost, have an element of the array for each round: as
// many of its leading dimensions are theirs, wherever it is written.
int open_dimensions(const Region *open, const Function *function, const Array *array);

#endif
