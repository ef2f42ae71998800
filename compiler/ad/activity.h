// What varies with the arrays that a derivative is wanted for. Shared by both modes.
#ifndef GRADC_AD_ACTIVITY_H
#define GRADC_AD_ACTIVITY_H

#include "ir/ir.h"

typedef struct Activity {
    Program *program;
    const Array **arrays; // that vary
    int count, capacity;
    char *is_active; // by the id of an expression: it varies, and not only through stop()
    int expr_capacity;
} Activity;

// Finds all arrays of the function that vary with the wanted ones.
Activity find_activity(Program *program, const Function *function, int count,
                       const Array *const *wanted);

// The position of an array among those that vary; -1: it does not.
int active_position(const Activity *activity, const Array *array);

// Marks an expression and what stands in it. Returns whether it varies.
int mark_active(Activity *activity, Expr *expr);

// An extremum is a read where it was found: the loops of the statement that are no subscripts of
// its target are replaced by the places found, in its value and guard. Other statements stay as
// they are. Reports and returns 0 where the places are not recorded.
int settle_extremum(Program *program, Statement *statement);

// The expressions that stand in one, operands before what is made of them.
typedef struct Nodes {
    Program *program;
    Expr **list;
    int count, capacity;
} Nodes;

Nodes list_nodes(Program *program, Expr *expr);
int node_position(const Nodes *nodes, Expr *expr);

#endif
