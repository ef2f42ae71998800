// Sums of integers in a canonical form, and what is known about their range.
#ifndef GRADC_IR_AFFINE_H
#define GRADC_IR_AFFINE_H

#include "ir/ir.h"

enum { LARGEST_FACT_COUNT = 16 };

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

// The sum without the term of an atom.
Affine affine_without(Program *program, Affine sum, const Expr *atom);

// What a sum is for each step of an index, and *rest without that; 0: the index is not in it, or in
// the rest as well.
int64_t affine_factor(Program *program, Expr *integer, Expr *index, Expr **rest);

// Whether an integer expression is at least 0 for all values of indices, dims and class arrays,
// given that each of the integer expressions `facts` is.
int affine_never_negative(Program *program, Expr *integer, int fact_count, Expr *const *facts);

// The same for each branch of the choices in it, where that is chosen, and for each value of an
// index that is multiplied with another. There are at most LARGEST_FACT_COUNT facts.
int affine_never_negative_by_cases(Program *program, Expr *integer, int fact_count,
                                   Expr *const *facts);

// Whether a subscript is shown to be that of an element, for all values of indices and so on, given
// that each of the integer expressions `facts` is at least 0.
int is_inside(Program *program, Expr *subscript, Expr *extent, int fact_count, Expr *const *facts);

// Of the reads in an expression one that is not shown to be inside of its array where it happens,
// while the condition (NULL: there is none) holds; NULL: all are.
Expr *read_outside(Program *program, Expr *expr, Expr *condition);

// Whether computing an integer cannot leave an int, whatever the data: what is computed of integers
// that may be any is only taken at its word where it is one of them, or a quotient or choice.
int is_exact(const Expr *integer);

// left and right with the same difference, where that has one integer that may be any, once: that
// is one of both, and so compared exactly. Returns 0 where there is no such form.
int isolate_unbounded(Program *program, Expr *difference, Expr **left, Expr **right);

// What a condition says where it holds (or does not) as integer expressions that are at least 0
// there, after those that are in the list. A comparison that is not exact says nothing. Returns how
// many there are now, at most `room`.
int add_facts(Program *program, Expr *condition, int holds, Expr **facts, int count, int room);

// Whether the facts show that a comparison of integers holds (or does not).
int facts_imply(Program *program, int fact_count, Expr *const *facts, Expr *comparison, int holds);

// The largest value of an integer expression of constants and dims: that at the dims' bounds.
int64_t affine_bound(Program *program, Expr *extent);
// A dimension in these extents of which nobody says a bound; NULL: there is none.
const Dim *dim_without_bound(Program *program, int count, Expr *const *extents);

#endif
