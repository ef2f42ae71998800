#include "emit/entry.h"

typedef struct Text {
    const char *name, *type; // a format
} Text;

static const Text arguments[ARGUMENT_COUNT] = {
    [ARGUMENT_PARAMS] = {"params", "$_params *"},
    [ARGUMENT_STATE] = {"state", "$_state *"},
    [ARGUMENT_GIVEN_GRADIENT] = {"gradient", "$_params *"},
    [ARGUMENT_OPTIMIZER] = {"optimizer", "$_optimizer *"},
    [ARGUMENT_BATCH] = {"batch", "$_batch *"},
    [ARGUMENT_SEED] = {"seed", "uint64_t "},
    [ARGUMENT_OUTPUTS] = {"outputs", "$_outputs *"},
    [ARGUMENT_GRADIENT] = {"gradient", "$_params *"},
    [ARGUMENT_NEXT] = {"next", "$_state *"},
    [ARGUMENT_METRICS] = {"metrics", "$_metrics *"},
    [ARGUMENT_WORK] = {"work", "$_work *"},
};

enum {
    PARAMS = 1 << ARGUMENT_PARAMS,
    STATE = 1 << ARGUMENT_STATE,
    GIVEN_GRADIENT = 1 << ARGUMENT_GIVEN_GRADIENT,
    OPTIMIZER = 1 << ARGUMENT_OPTIMIZER,
    BATCH = 1 << ARGUMENT_BATCH,
    SEED = 1 << ARGUMENT_SEED,
    OUTPUTS = 1 << ARGUMENT_OUTPUTS,
    GRADIENT = 1 << ARGUMENT_GRADIENT,
    NEXT = 1 << ARGUMENT_NEXT,
    METRICS = 1 << ARGUMENT_METRICS,
    WORK = 1 << ARGUMENT_WORK,
};

typedef struct EntryText {
    FunctionKind needs, also_needs;
    const char *name;
    int reads, writes; // the arguments
    const char *comment;
} EntryText;

static const EntryText entries[ENTRY_COUNT] = {
    [ENTRY_INIT] = {FUNCTION_INIT, FUNCTION_INIT, "init", SEED, PARAMS | STATE | WORK,
                    "Gives every parameter its value before training. The same seed gives the same "
                    "values. Returns @_OK or @_NULL_POINTER."},
    [ENTRY_OPTIMIZER_INIT] =
        {FUNCTION_UPDATE, FUNCTION_UPDATE, "optimizer_init", 0, OPTIMIZER,
         "Gives the settings their defaults and clears what the optimizer "
         "keeps. Settings may be changed afterwards, at any time. Returns @_OK "
         "or @_NULL_POINTER."},
    [ENTRY_PREDICT] = {FUNCTION_PREDICT, FUNCTION_PREDICT, "predict", PARAMS | STATE | BATCH | SEED,
                       OUTPUTS | WORK,
                       "Computes the outputs of a batch. What only the loss needs of the batch may "
                       "be null. Returns @_OK, or another status when it refuses its input."},
    [ENTRY_LOSS] = {FUNCTION_LOSS, FUNCTION_LOSS, "loss", PARAMS | STATE | BATCH | SEED,
                    METRICS | WORK,
                    "Computes the loss and the metrics of a batch. Returns @_OK, or another status "
                    "when it refuses its input."},
    [ENTRY_GRAD] =
        {FUNCTION_GRAD, FUNCTION_GRAD, "grad", PARAMS | STATE | BATCH | SEED,
         GRADIENT | NEXT | METRICS | WORK,
         "Computes the derivative of the loss by every parameter; `metrics` may be null. "
         "Returns @_OK, or another status when it refuses its input."},
    [ENTRY_UPDATE] = {FUNCTION_UPDATE, FUNCTION_UPDATE, "update", GIVEN_GRADIENT,
                      PARAMS | OPTIMIZER | WORK,
                      "Moves the parameters by one step of the optimizer. Returns @_OK or "
                      "@_NULL_POINTER."},
    [ENTRY_STEP] = {FUNCTION_GRAD, FUNCTION_UPDATE, "step", BATCH | SEED,
                    PARAMS | STATE | OPTIMIZER | METRICS | WORK,
                    "Trains on one batch: $_grad into work->gradient, then $_update. `metrics`, "
                    "which are those before the step, may be null. Returns @_OK, or another status "
                    "when it refuses its input."},
};

int has_entry(const Interface *interface, Entry entry) {
    if (entry == ENTRY_PREDICT && !interface->outputs.count) return 0;
    return interface->procedures[entries[entry].needs] &&
           interface->procedures[entries[entry].also_needs];
}

const char *entry_name(Entry entry) {
    return entries[entry].name;
}

const Procedure *entry_procedure(const Interface *interface, Entry entry) {
    if (entry == ENTRY_OPTIMIZER_INIT || entry == ENTRY_STEP) return NULL;
    return interface->procedures[entries[entry].needs];
}

// Arrays that last from one loop to another.
static int needs_work(const Interface *interface, FunctionKind kind) {
    return interface->procedures[kind] && interface->procedures[kind]->placement_count > 0;
}

static int takes_work(const Interface *interface, Entry entry) {
    switch (entry) {
    case ENTRY_INIT: return needs_work(interface, FUNCTION_INIT);
    case ENTRY_UPDATE: return needs_work(interface, FUNCTION_UPDATE);
    default: return 1;
    }
}

int entry_takes(const Interface *interface, Entry entry, ArgumentId id) {
    if (!((entries[entry].reads | entries[entry].writes) >> id & 1)) return 0;
    switch (id) {
    case ARGUMENT_STATE:
    case ARGUMENT_NEXT: return interface->states.count > 0;
    case ARGUMENT_SEED: return entry == ENTRY_INIT || interface->is_random[entries[entry].needs];
    case ARGUMENT_WORK: return takes_work(interface, entry);
    default: return 1;
    }
}

const char *argument_name(ArgumentId id) {
    return arguments[id].name;
}

const char *entry_signature(const Interface *interface, Entry entry) {
    Buffer text = buffer_new(interface->arena);
    const char *before = "";
    buffer_printf(&text, "int $_%s(", entries[entry].name);
    for (int id = 0; id < ARGUMENT_COUNT; id++) {
        if (!entry_takes(interface, entry, (ArgumentId)id)) continue;
        int is_const = !(entries[entry].writes >> id & 1) && id != ARGUMENT_SEED;
        buffer_printf(&text, "%s%s%s%s", before, is_const ? "const " : "", arguments[id].type,
                      arguments[id].name);
        before = ", ";
    }
    buffer_char(&text, ')');
    return text.text;
}

const char *entry_call(const Interface *interface, Entry entry) {
    Buffer text = buffer_new(interface->arena);
    const char *before = "";
    buffer_printf(&text, "$_%s(", entries[entry].name);
    for (int id = 0; id < ARGUMENT_COUNT; id++) {
        if (!entry_takes(interface, entry, (ArgumentId)id)) continue;
        buffer_printf(&text, "%s%s%s", before, id == ARGUMENT_SEED ? "" : "&", arguments[id].name);
        before = ", ";
    }
    buffer_text(&text, ");");
    return text.text;
}

const char *entry_comment(Entry entry) {
    return entries[entry].comment;
}
