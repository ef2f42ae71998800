// What integers can be, as far as it follows from the ranges of indices and the bounds of dims.
#ifndef GRADC_IR_INTERVAL_H
#define GRADC_IR_INTERVAL_H

#include "ir/ir.h"

// Nothing is known of an integer whose computation may leave what an int holds.
typedef struct Interval {
    int is_known;
    int64_t least, largest;
} Interval;

int interval_fits(Interval interval); // within an int

// Of an expression with operands in these intervals. Of a read only its classes are known. The
// interval may be one that does not fit.
Interval interval_of(Expr *expr, const Interval *operands);

#endif
