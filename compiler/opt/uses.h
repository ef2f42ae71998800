// Who writes and who reads the arrays of a function.
#ifndef GRADC_OPT_USES_H
#define GRADC_OPT_USES_H

#include "ir/ir.h"

// The reads of an array in a list of distinct expressions.
typedef struct Reads {
    Program *program;
    const Array *array; // NULL: of any array
    Expr **list;
    int count, capacity;
} Reads;

// All reads in a statement: in its value, guard, subscripts and ranges.
Reads reads_of(Program *program, const Statement *statement, const Array *array);
int statement_reads(Program *program, const Statement *statement, const Array *array);

// How many statements write an array; `*last` is the position of the last one.
int count_writers(const Function *function, const Array *array, int *last);
int count_readers(Program *program, const Function *function, const Array *array, int *last);

// Whether a statement writes every cell of its target exactly once: its subscripts are its loops,
// each once, over the whole of the dimensions.
int covers_target(const Statement *statement);

// The statement with parts of its expressions replaced.
Statement replace_in_statement(Program *program, Statement statement, int count,
                               Expr *const *from, Expr *const *to);

// The position of a loop whose index is the whole expression; -1: none.
int loop_of(const Statement *statement, Expr *expr);

// Takes the statements out whose entry is set, and keeps the order of the others.
void drop_statements(Function *function, const char *dropped);

#endif
