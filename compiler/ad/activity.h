// What varies with the arrays that a derivative is wanted for. Shared by both modes.
#ifndef GRADC_AD_ACTIVITY_H
#define GRADC_AD_ACTIVITY_H

#include "ad/rounds.h"

// About an expression.
typedef struct Mark {
    int is_active; // it varies, and not only through stop()
    int position;  // among those of the latest list
} Mark;

typedef struct Activity {
    Program *program;
    const Region *open;   // see rounds.h
    const Array **arrays; // that vary
    int count, capacity;
    struct Entry *entries; // their positions, in the order of their addresses
    int entry_capacity;
    Mark *marks; // by the id of an expression
    int mark_capacity;
} Activity;

// Finds all arrays of the function that vary with the wanted ones, which come first.
Activity find_activity(Program *program, const Function *function, const Region *open, int count,
                       const Array *const *wanted);

// Whether a value varies with any of these arrays.
int varies_with(Program *program, const Function *function, Expr *value, int count,
                const Array *const *arrays);

// The position of an array among those that vary; -1: it does not.
int active_position(const Activity *activity, const Array *array);

// An expression and those that stand in it, operands before what is made of them, all of them
// marked.
typedef struct Nodes {
    Activity *activity;
    Expr **list;
    int count, capacity;
} Nodes;

Nodes mark_nodes(Activity *activity, Expr *expr);

#endif
