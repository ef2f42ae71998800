// Derivatives inside of loops: those that are taken in a round belong to that round, and their
// statements go into it.
#ifndef GRADC_AD_ROUNDS_H
#define GRADC_AD_ROUNDS_H

#include "ir/ir.h"

// The loops around a derivative. Their bodies are not complete: what earlier rounds leave for this
// one is given, and varies with nothing.
typedef struct Rounds {
    const Region *region; // the innermost; NULL: none
    int carried_count;
    const Array *const *carried; // arrays that hold what earlier rounds leave
} Rounds;

int is_carried_over(const Rounds *rounds, const Array *array);

// How many of the open regions, from the outermost, have an element of the array for each round: as
// many of its leading dimensions are theirs, wherever it is written.
int open_dimensions(const Rounds *rounds, const Function *function, const Array *array);

#endif
