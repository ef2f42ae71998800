// Quotients and remainders by constants, simplified: what takes a position apart and puts it
// together again, as a reshape of a reshape does, leaves no division.
#ifndef GRADC_IR_DIVISION_H
#define GRADC_IR_DIVISION_H

#include "ir/affine.h"

// a / divisor (OP_QUOTIENT) or a % divisor in a simpler form, for a divisor above 1; NULL: there is
// none.
Expr *division_simplified(Program *program, OperatorId id, Expr *a, int64_t divisor);

// The sum with c * (x / c) + x % c as x.
Affine divisions_joined(Program *program, Affine sum);

// The expression with all its divisions simplified by the ranges of indices that are known by now.
Expr *divisions_settled(Program *program, Expr *expr);

#endif
