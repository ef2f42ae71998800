// A function of the IR as C over dual numbers: what a check program proves generated code with.
// It is written statement by statement, as expansion made them, with an array for each of the IR,
// and so shares no more than the syntax of expressions with what it proves: no derivative, no
// optimisation, no schedule.
#ifndef GRADC_EMIT_EVALUATION_H
#define GRADC_EMIT_EVALUATION_H

#include "emit/expression.h"
#include "emit/interface.h"

typedef struct Evaluation {
    Writer *writer;
    Program *program;
    const Function *function;
    const char *name;     // of the C function
    const char *numbers;  // of the variable with its arrays, and of that one's type
    const Lexicon *outer; // dimensions, and functions for the user's operators
    Lexicon members;      // of `numbers`
} Evaluation;

Evaluation evaluation_of(Writer *writer, Program *program, const Function *function,
                         const char *name, const char *numbers, const Lexicon *outer);

// A size, or `least` where a loop without rounds has fewer: "(size_n - 5 > 0 ? size_n - 5 : 0)".
const char *extent_text(const Notation *notation, Expr *extent, int least);

// The member for an array: "h_w".
const char *evaluation_member(const Evaluation *evaluation, const Array *array);

// Whether each element of each x of the derivative is complete before it is read: then the C
// function calls proof_move_all for all of them, and proof_move_one where one gets its value.
int can_move(Program *program, const Function *function, const DerivativeWithin *derivative);

void write_evaluation(Evaluation *evaluation);

#endif
