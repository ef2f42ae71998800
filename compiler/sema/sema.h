// From syntax to the IR.
#ifndef GRADC_SEMA_SEMA_H
#define GRADC_SEMA_SEMA_H

#include "ir/ir.h"
#include "sema/modules.h"

// A dimension set from outside, as by -D N=16: the bound of a dynamic one, the value of another.
typedef struct Definition {
    const char *name;
    int value;
} Definition;

typedef struct SemaOptions {
    const Definition *definitions;
    int definition_count;
    int all_f64;     // compute in f64 whatever the source says
    int values_only; // each `export` makes the value of its function, and no derivative of it
} SemaOptions;

// Each model becomes a Model with the functions forward, init and, where it has an optimizer,
// update. Errors are reported; the program holds what could be understood.
Program *expand(Context *context, const Modules *modules, const SemaOptions *options);

#endif
