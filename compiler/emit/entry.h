// The functions of a model, as its user calls them.
#ifndef GRADC_EMIT_ENTRY_H
#define GRADC_EMIT_ENTRY_H

#include "emit/interface.h"

typedef enum Entry {
    ENTRY_INIT,
    ENTRY_OPTIMIZER_INIT,
    ENTRY_PREDICT,
    ENTRY_LOSS,
    ENTRY_GRAD,
    ENTRY_UPDATE,
    ENTRY_STEP,
    ENTRY_COUNT,
} Entry;

// What they take, in this order.
typedef enum ArgumentId {
    ARGUMENT_PARAMS,
    ARGUMENT_STATE,
    ARGUMENT_GIVEN_GRADIENT,
    ARGUMENT_OPTIMIZER,
    ARGUMENT_BATCH,
    ARGUMENT_SEED,
    ARGUMENT_OUTPUTS,
    ARGUMENT_GRADIENT,
    ARGUMENT_NEXT, // the new state; may be null
    ARGUMENT_METRICS,
    ARGUMENT_WORK,
    ARGUMENT_COUNT,
} ArgumentId;

int has_entry(const Interface *interface, Entry entry);
const char *entry_name(Entry entry); // without the prefix: "init"
// What it is made from; NULL: from no procedure of its own (optimizer_init, step).
const Procedure *entry_procedure(const Interface *interface, Entry entry);
// What only some models need is taken only there: a state, a seed where it draws random numbers;
// and memory to compute in by what sets starting values, and what updates.
int entry_takes(const Interface *interface, Entry entry, ArgumentId id);
const char *argument_name(ArgumentId id);
// Formats: "int $_init(...)", and a call of it, with & before what a user declares.
const char *entry_signature(const Interface *interface, Entry entry);
const char *entry_call(const Interface *interface, Entry entry);
const char *entry_comment(Entry entry);

#endif
