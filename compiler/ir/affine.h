// Sums of integers in a canonical form.
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

// The sum or product; where it leaves 64 bits, the end that it leaves them at.
int64_t saturated_sum(int64_t a, int64_t b);
int64_t saturated_product(int64_t a, int64_t b);
int is_saturated(const Expr *expr); // a constant of which that has happened

Affine affine_of(Program *program, Expr *integer);

// The canonical expression: equal sums give the same pointer.
Expr *affine_expr(Program *program, Affine affine);

// a + factor * b
Affine affine_combine(Program *program, Affine a, Affine b, int64_t factor);

// The sum without the term of an atom.
Affine affine_without(Program *program, Affine sum, const Expr *atom);

// What a sum is for each step of an index, and *rest without that; 0: the index is not in it, or in
// the rest as well.
int64_t affine_factor(Program *program, Expr *integer, Expr *index, Expr **rest);

// The largest value of an integer expression of constants and dims: that at the dims' bounds.
int64_t affine_bound(Program *program, Expr *extent);
// A dimension in these extents of which nobody says a bound; NULL: there is none.
const Dim *dim_without_bound(Program *program, int count, Expr *const *extents);

#endif
