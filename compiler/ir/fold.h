// What constructors of expressions make of an operator and its operands: a shorter expression that
// has the same value, or the application as it is. Of the files of ir/ alone.
#ifndef GRADC_IR_FOLD_H
#define GRADC_IR_FOLD_H

#include "ir/ir.h"

// The application as it is: nothing is converted or folded.
Expr *application(Program *program, const Operator *operation, Type type, int count,
                  Expr *const *arguments);

// The type in which two operands meet: a constant follows the other operand, else the wider one.
Type common_type(Expr *a, Expr *b);

// Of integers and truth, which counts as 0 or 1; a comparison of integers; && or ||.
Expr *fold_integers(Program *program, OperatorId id, Expr *a, Expr *b);
Expr *fold_comparison(Program *program, OperatorId id, Expr *a, Expr *b);
Expr *fold_logic(Program *program, OperatorId id, Expr *a, Expr *b);

#endif
