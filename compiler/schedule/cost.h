// What it costs to run a procedure, counted in its steps: what is counted is what is emitted.
#ifndef GRADC_SCHEDULE_COST_H
#define GRADC_SCHEDULE_COST_H

#include "schedule/loops.h"

// Dimensions that are chosen at the call count with their bound, and every condition as if it held;
// of a choice the branch with more to compute. Numbers are whole, and exact up to 2^53.
typedef struct Cost {
    double operations; // + - * / of real numbers, also those that bring values together in a cell
    double functions;  // calls of exp, sqrt, abs, ..., and random numbers
    // Bytes that move between arrays and the processor; single numbers stay in registers. Every
    // element each time that it is accessed:
    double loaded, stored;
    // And no more of an array than it holds, as if all of them were kept close by:
    double read, written;
} Cost;

Cost cost_of(Program *program, const Procedure *procedure);

// One after the other.
Cost cost_sum(Cost a, Cost b);

#endif
