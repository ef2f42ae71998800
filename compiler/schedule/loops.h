// The loops: in which order a function computes, and where its arrays lie. The last form before C.
#ifndef GRADC_SCHEDULE_LOOPS_H
#define GRADC_SCHEDULE_LOOPS_H

#include "ir/ir.h"

typedef enum StepKind {
    STEP_ORIGIN,  // the steps after it, up to the next one, compute these statements
    STEP_LOOP,    // for (index < its extent) body
    STEP_IF,      // if (condition) body
    STEP_DECLARE, // a variable of the block that the step stands in, with its first value
    STEP_STORE,   // target[subscripts] op value
} StepKind;

typedef struct Step Step;

struct Step {
    StepKind kind;
    Step *next; // after this one, in the same block
    Step *body; // LOOP, IF: the first step inside; NULL: empty
    // ORIGIN
    const Statement *const *statements;
    int statement_count;
    // LOOP
    const Index *index;
    int is_backward; // from the last value to the first
    // IF (a truth value), DECLARE and STORE (of the target's type)
    Expr *value;
    // DECLARE: the variable, an array of rank 0 and role local. STORE: where to.
    const Array *target;
    int is_constant; // DECLARE: no step stores to it
    Expr *const *subscripts;
    // STORE: how. A maximum keeps what is there unless the value is larger; it then also stores
    // found_values[i] to found[i][subscripts].
    Reducer reducer;
    int found_count;
    const Array *const *found;
    Expr *const *found_values;
};

// Where a local array that is no variable lies in work memory, counted in entries of its type, in
// the block of reals or in that of integers; and when: nests of loops are numbered as they stand,
// those in the loop of a region each on their own.
typedef struct Placement {
    const Array *array;
    int64_t offset, size;
    int first_nest, last_nest; // that use it
} Placement;

typedef struct Procedure {
    FunctionKind kind;
    const Function *function; // its givens and results, and what the steps compute
    Step *body;
    int *nests;            // in which each statement of the function runs
    Placement *placements; // of the arrays in work memory, in the order of their first write
    int placement_count;
    int64_t real_count, integer_count; // entries of work memory that it needs
} Procedure;

// A model, ready to be written.
typedef struct Schedule {
    Program *program;
    const Model *model;
    Procedure *procedures; // in the order of FunctionKind, without FUNCTION_FORWARD
    int procedure_count;
    int64_t real_count, integer_count; // the most that any procedure but calls needs
} Schedule;

// The memory of one array: the number of entries with every dimension at its bound.
int64_t array_size(Program *program, const Array *array);

// The bytes of one entry; of the array that lies there; of all the work memory that a procedure of
// the model needs, or all of them; and of the stack that a call takes for its local arrays.
int entry_size(Type type);
int64_t placement_bytes(const Placement *placement);
int64_t work_bytes(const Model *model, const Procedure *procedure);
int64_t schedule_bytes(const Schedule *schedule);
int64_t stack_bytes(const Procedure *call);
// The most of these that one function of the schedule needs.
int64_t largest_bytes(const Schedule *schedule);

// The arrays of a procedure, the largest first.
const Placement **placements_by_size(Program *program, const Procedure *procedure);

// The first of the nests while which the most bytes of work memory are in use, and by whom.
typedef struct Peak {
    int nest, nest_count; // and how many of them there are
    int64_t bytes;
    const Placement **alive; // the largest first
    int alive_count;
} Peak;

Peak memory_peak(Program *program, const Procedure *procedure);

// Orders the statements of the model's functions into loops and gives every array its place.
Schedule schedule_model(Program *program, const Model *model);

// Lets the functions compute values again, instead of keeping them, until the model needs no more
// bytes of work memory than that, or as few as it can.
void fit(Program *program, Model *model, int64_t bytes);

// The steps as text, one a line (--emit=loops).
void loops_print(Buffer *out, const Schedule *schedule);

#endif
