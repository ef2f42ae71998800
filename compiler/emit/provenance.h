// Comments that say which lines of the source, and which rule, a piece of C comes from.
#ifndef GRADC_EMIT_PROVENANCE_H
#define GRADC_EMIT_PROVENANCE_H

#include "emit/text.h"
#include "schedule/loops.h"

// What to say above the steps that compute these statements.
Rows provenance_of(Arena *arena, const Statement *const *statements, int count);

// "activations.gd:3" and the text of that line; no row where the place is nowhere.
void add_place(Arena *arena, Rows *rows, Place place);

#endif
