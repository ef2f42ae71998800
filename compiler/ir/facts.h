// What is known about integers, from the ranges of indices and dims, and from facts: integer
// expressions that are at least 0, of which there are at most LARGEST_FACT_COUNT.
#ifndef GRADC_IR_FACTS_H
#define GRADC_IR_FACTS_H

#include "ir/affine.h"

enum { LARGEST_FACT_COUNT = 16 };

// Whether an integer expression is at least 0 for all values of indices, dims and class arrays,
// given that each of the integer expressions `facts` is.
int affine_never_negative(Program *program, Expr *integer, int fact_count, Expr *const *facts);

// The same for each branch of the choices in it, where that is chosen, and for each value of an
// index that is multiplied with another.
int affine_never_negative_by_cases(Program *program, Expr *integer, int fact_count,
                                   Expr *const *facts);

// Whether a subscript is shown to be that of an element, for all values of indices and so on, given
// that each of the integer expressions `facts` is at least 0.
int is_inside(Program *program, Expr *subscript, Expr *extent, int fact_count, Expr *const *facts);

// Of the reads in an expression one that is not shown to be inside of its array where it happens,
// while the condition (NULL: there is none) holds, given the facts; NULL: all are.
Expr *read_outside(Program *program, Expr *expr, Expr *condition, int fact_count,
                   Expr *const *facts);

// Whether an integer is of data that may be any.
int is_unbounded(const Expr *integer);

// Whether computing an integer cannot leave an int, whatever the data: what is computed of integers
// that may be any is only taken at its word where it is one of them, or a quotient or choice.
int is_exact(const Expr *integer);

// The same, or the facts, integer expressions that are at least 0, keep each step within an int. Of
// what is long that is not asked.
int is_exact_given(Program *program, Expr *integer, int fact_count, Expr *const *facts);

// left and right with the same difference, where that has one integer that may be any, once: that
// is one of both, and so compared exactly. Returns 0 where there is no such form.
int isolate_unbounded(Program *program, Expr *difference, Expr **left, Expr **right);

// What a condition says where it holds (or does not) as integer expressions that are at least 0
// there, after those that are in the list. A comparison that is not exact says nothing. Returns how
// many there are now, at most `room`.
int add_facts(Program *program, Expr *condition, int holds, Expr **facts, int count, int room);

// Whether the facts show that a comparison of integers holds (or does not).
int facts_imply(Program *program, int fact_count, Expr *const *facts, Expr *comparison, int holds);

#endif
