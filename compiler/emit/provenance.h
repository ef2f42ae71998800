// Comments that say which lines of the source, and which rule, a piece of C comes from.
#ifndef GRADC_EMIT_PROVENANCE_H
#define GRADC_EMIT_PROVENANCE_H

#include "emit/text.h"
#include "schedule/loops.h"

// What is said above the steps that compute some statements.
typedef struct Provenance {
    Place *places; // each line once
    int place_count, place_capacity;
    Rows rules;
} Provenance;

Provenance provenance_of(Arena *arena, const Statement *const *statements, int count);
int provenances_equal(const Provenance *a, const Provenance *b);
int provenance_is_empty(const Provenance *provenance);
// As text. A line may be long and may have many statements: it is not copied for each of them.
Rows provenance_rows(Arena *arena, const Provenance *provenance);

// The line of the user's that asked for what has this origin; for a local array of the function.
Place place_of_origin(const Origin *origin);
Place place_of_array(const Function *function, const Array *array);

// "activations.gd:3" and the text of that line; no row where the place is nowhere.
void add_place(Arena *arena, Rows *rows, Place place);

#endif
