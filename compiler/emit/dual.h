// Real expressions over dual numbers, as calls of the functions in runtime/check/dual.h.
#ifndef GRADC_EMIT_DUAL_H
#define GRADC_EMIT_DUAL_H

#include "emit/expression.h"

// A Notation's `real_text`: "dual_multiply(at->x[n][i], at->w[i][j])". The lexicon binds the user's
// operators to functions of dual numbers.
char *dual_text(const Notation *notation, Expr *expr);

#endif
