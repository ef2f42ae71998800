// What a generated file offers to its user: structs and their members, macros, functions.
#ifndef GRADC_EMIT_INTERFACE_H
#define GRADC_EMIT_INTERFACE_H

#include "emit/emit.h"
#include "emit/lexicon.h"
#include "emit/text.h"
#include "emit/uses.h"

// An array as a member of a struct.
typedef struct Member {
    const Array *array;
    const char *name;
} Member;

typedef struct Members {
    Member *items;
    int count, capacity;
} Members;

// A dimension that is chosen at the call.
typedef struct Size {
    const Dim *dim;
    const char *name;  // in the batch, or as an argument: "N"
    const char *macro; // of its bound, in the batch: "DIGITS_MAX_N"
    int position;      // as an argument: how many inputs stand before it
} Size;

// A function that stands by itself: an exported function of numbers and arrays.
typedef struct Call {
    const Procedure *procedure;
    const char *name;    // of the C function
    Size *sizes;         // its arguments are these, in the order of their position,
    int size_count;      //
    Members inputs;      // these,
    Members outputs;     // and pointers to where these go
    const Array *result; // what it returns; NULL: nothing
} Call;

typedef struct Interface {
    Arena *arena;
    Program *program;
    const Schedule *schedule;
    Type real;
    const char *prefix, *macro_prefix;
    const char *call_prefix; // of calls; NULL: none
    Uses uses;               // of all procedures
    Uses model_uses;         // of all but calls
    Lexicon file;            // the names that every function sees
    Lexicon macros;          // those of them that no member may have either
    int is_model;            // there is more than calls
    const Procedure *procedures[FUNCTION_KIND_COUNT]; // but calls; NULL: there is none of the kind
    Call *calls;
    int call_count;
    Size *sizes;
    int size_count;
    int is_random[FUNCTION_KIND_COUNT]; // it draws random numbers
    Members inputs, parameters, states, outputs;
    Members metrics;                      // the loss first
    Members settings, kept;               // of the optimizer; not the step count
    int64_t parameter_count, state_count; // entries
    int largest_rank;                     // of a parameter or state, at least 1
} Interface;

Interface interface_of(const Schedule *schedule, const EmitOptions *options);

// The line of the source that exports it.
Place place_of(const Call *call);

// The member for an array of any of the model's functions: they know it by the same name.
const char *member_name(const Members *members, const Array *array);

// The optimizer's `t`.
int is_step_count(const Array *array);

// The type of an expression's value, and of an array's entries.
const char *c_type(Type type);
const char *c_entry_type(Type type);

// Whether the types of <stdint.h> are needed: by the header; by the source, where the header does
// not have them.
int header_needs_integers(const Interface *interface);
int source_needs_integers(const Interface *interface);

// "[N, 64]", or "" for a single value; "f32[N, 64]" or "class(10)[N]".
const char *dims_text(Arena *arena, const Array *array);
const char *type_and_dims(Arena *arena, const Array *array);

// The extent of a dimension in memory, and "[64][32]": all extents from dimension `first` on.
int64_t extent_in_memory(const Interface *interface, const Array *array, int dimension);
const char *extents_text(const Interface *interface, const Array *array, int first);

// The same of an array that an exported function is given: "[][32]" where the first one is chosen
// at the call; NULL: it is packed, and has no subscripts of its own.
const char *argument_extents_text(const Interface *interface, const Array *array);

// Whether a dimension that is chosen at the call stands behind another one. An array of a model is
// laid out at its bound; one that an exported function is given is packed.
int has_inner_size(const Array *array);
// Whether an int may not count its entries.
int is_larger_than_int(Program *program, const Array *array);

#endif
