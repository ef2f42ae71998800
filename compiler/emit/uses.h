// What steps use: arrays, dimensions, and operators that are C functions of their own.
#ifndef GRADC_EMIT_USES_H
#define GRADC_EMIT_USES_H

#include "schedule/loops.h"

// One of the user's operators at the type it is computed in.
typedef struct UsedOperator {
    const Operator *operation;
    Type type;
    Expr *body;       // at that type
    const char *name; // of the C function; the interface gives it
} UsedOperator;

typedef struct Uses {
    Program *program;
    const Array **arrays; // read or written, in the order of the first use
    int array_count, array_capacity;
    const Dim **dims;
    int dim_count, dim_capacity;
    UsedOperator **operators; // each after those that its body uses, once they are all added
    int operator_count, operator_capacity;
    int is_strict;          // functions are gradc's own, but those that are exact in C
    const char **functions; // of the runtime
    int function_count, function_capacity;
    int math, random; // functions of <math.h> or its constants; random numbers
} Uses;

void uses_add_expr(Uses *uses, Expr *expr);
void uses_add_steps(Uses *uses, const Step *steps);

int uses_array(const Uses *uses, const Array *array);
int uses_dim(const Uses *uses, const Dim *dim);
int uses_role(const Uses *uses, Role role);
int uses_metrics(const Uses *uses);                   // the loss is one of them
int uses_input(const Uses *uses, const Array *input); // the same input, also of another function
// The C function for a built-in operator: "expf", or in strict code "gradc_expf".
const char *c_function(Arena *arena, const Operator *operation, Type type, int is_strict);
const UsedOperator *uses_operator(const Uses *uses, const Operator *wanted, Type type);

#endif
