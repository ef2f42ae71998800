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

// All reads in a statement: in its value, guard and subscripts. (Its ranges read nothing.)
Reads reads_of(Program *program, const Statement *statement, const Array *array);
int statement_reads(Program *program, const Statement *statement, const Array *array);

// Calls the visitor for each access of a statement to an array: for its target and the places where
// an extremum is found, which it writes, and for its reads.
typedef void AccessVisitor(const Statement *statement, const Array *array, Expr *const *subscripts,
                           int writes, void *data);
void each_access(Program *program, const Statement *statement, AccessVisitor *visitor, void *data);

// The statements that write an array, also as the places found of an extremum, and those that read
// it: their positions, in order.
typedef struct Use {
    const Array *array;
    int *writers, *readers;
    int writer_count, reader_count;
} Use;

// Of all arrays in a list of statements, as it stands at the call: so that a pass need not look
// through the whole list for every array.
typedef struct Uses {
    Use *list;
    int count;
} Uses;

Uses uses_of(Program *program, const Statement *const *statements, int count);
// Its use; one without writers and readers where no statement has the array.
const Use *use_of(const Uses *uses, const Array *array);
// Where it stands in the list; -1: no statement has it.
int use_position(const Uses *uses, const Array *array);

// The only statement that writes the array; -1: there are others, or none.
int only_writer(const Uses *uses, const Array *array);

// Whether a statement writes every cell of its target exactly once: its subscripts are its loops,
// each once, over the whole of the dimensions.
int covers_target(const Statement *statement);

// The statement with parts of its expressions replaced.
Statement replace_in_statement(Program *program, Statement statement, int count, Expr *const *from,
                               Expr *const *to);

// The statement with other expressions in place of reads, those within subscripts last. Of a read
// that stays, as of all those that are put in, the mapping gives NULL.
typedef Expr *ReadMapping(Expr *read, void *data);
Statement replace_reads(Program *program, Statement statement, ReadMapping *mapping, void *data);

// The position of a loop whose index is the whole expression; -1: none.
int loop_of(const Statement *statement, Expr *expr);

// Takes the statements out whose entry is set, and keeps the order of the others.
void drop_statements(Function *function, const char *dropped);

#endif
