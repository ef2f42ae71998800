// Scalar expressions as C.
#ifndef GRADC_EMIT_EXPRESSION_H
#define GRADC_EMIT_EXPRESSION_H

#include "emit/lexicon.h"
#include "emit/uses.h"

// How the parts of expressions are called.
typedef struct Notation {
    const Lexicon *lexicon;     // arrays, indices and dims
    const Uses *uses;           // functions for the user's operators
    const char *const *formals; // in an operator's body
    int is_packed;              // given arrays and results are, see has_inner_size
    // How real numbers are written that are structs with a member `value`; NULL: as in C.
    char *(*real_text)(const struct Notation *notation, Expr *expr);
} Notation;

// The expression as C, with the brackets that it needs and those that compilers ask for.
char *expression_text(const Notation *notation, Expr *expr);

// As an operand of an operator or cast that binds as tightly as this; see Operator.precedence.
char *operand_text(const Notation *notation, Expr *expr, int precedence);

// Whether it is computed of integers that may be any, as if they were unsigned: so it wraps around.
int may_wrap(Expr *expr);

// What an integer in a cell is when another one is added to it.
char *wrapping_sum_text(const Notation *notation, const char *cell, Expr *value);

// array[subscripts] as C: "params->h_w[i][j]".
char *cell_text(const Notation *notation, const Array *array, Expr *const *subscripts);

// A constant of a real type: "0.5f", "1e-8f", "-INFINITY".
char *real_text(Arena *arena, double number, Type type);
// The number as the type has it, which may be infinite.
double real_in(double number, Type type);

// The value that an array has at the start.
const char *initial_text(Arena *arena, const Array *array);

enum { LOOSEST = 0, UNARY = 14, TIGHTEST = 15 };

#endif
