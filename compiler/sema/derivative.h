// What grad and jvp have in common, which sema/derivative.c and sema/direction.c expand.
#ifndef GRADC_SEMA_DERIVATIVE_H
#define GRADC_SEMA_DERIVATIVE_H

#include "sema/expansion.h"

// The value of a name that stands for an array of its own; invalid otherwise (reported).
Value differentiated_variable(Expansion *expansion, const char *name, Place place);

// A derivative that is 0, which is warned of where `what` says why; NULL: it is no surprise.
Value zero_like(Expansion *expansion, Value value, const char *what, Place place);

// The innermost loop that is being expanded; NULL: there is none.
const Region *open_region(const Expansion *expansion);

// A loop is known when it ends; in a round it is not known how what earlier rounds leave varies
// with an x that is the same in all of them. Reports and returns 0 where that matters.
int varies_in_this_round(Expansion *expansion, Value y, Value x, Place place);

// Whether an array of conditions chooses: a derivative is computed only where it is chosen then.
int is_in_choice_by_element(const Expansion *expansion);

#endif
