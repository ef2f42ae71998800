// Sums of integers in a canonical form, and what is known about their range.
#ifndef GRADC_IR_AFFINE_H
#define GRADC_IR_AFFINE_H

#include "ir/ir.h"

typedef struct Term {
    Expr *atom;     // an index, a dim, a read, or any other integer expression that is no sum
    int64_t factor; // not 0
} Term;

// constant + sum of factor * atom, the atoms in the order of their ids.
typedef struct Affine {
    int64_t constant;
    int count;
    Term *terms;
} Affine;

Affine affine_of(Program *program, Expr *integer);

// The canonical expression: equal sums give the same pointer.
Expr *affine_expr(Program *program, Affine affine);

// a + factor * b
Affine affine_combine(Program *program, Affine a, Affine b, int64_t factor);

// Whether an integer expression is at least 0 for all values of indices, dims and class arrays,
// given that each of the integer expressions `facts` is.
int affine_never_negative(Program *program, Expr *integer, int fact_count, Expr *const *facts);

// The largest value of an integer expression of constants and dims: that at the dims' bounds.
int64_t affine_bound(Program *program, Expr *extent);

#endif
