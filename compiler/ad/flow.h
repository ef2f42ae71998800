// Derivatives inside of one expression: what flows from its value back to the reads in it.
#ifndef GRADC_AD_FLOW_H
#define GRADC_AD_FLOW_H

#include "ad/activity.h"

// What flows back to an expression: `value` where `guard` holds (NULL: everywhere), else nothing.
// The value is only ever evaluated where the guard holds, so nothing leaks from a branch not taken.
typedef struct Flow {
    Expr *guard, *value; // value NULL: nothing flows
} Flow;

// Both guards together; NULL: everywhere.
Expr *flow_guard(Program *program, Expr *a, Expr *b);

// The value where the guard holds, and 0 elsewhere.
Expr *flow_value(Program *program, Flow flow);

// What reaches each distinct active read.
typedef struct Inflows {
    Expr **reads;
    Flow *flows;
    int count;
} Inflows;

// Sends a flow from the value of an expression down to its active reads: each is multiplied by the
// derivatives on its way, and what comes on several ways is added up.
Inflows flow_to_reads(Activity *activity, Expr *value, Flow seed);

// A guard may go into the value, as a choice, where nothing leaves its array without it, neither
// the cell that is written nor what its subscripts read, and what those read is there without it.
// Then the flow has none any more.
void settle_guard(Program *program, const Array *array, Expr *const *subscripts, Flow *flow);

#endif
