// A C function that is made from a procedure, on its way: its locals are declared as they are
// named.
#ifndef GRADC_EMIT_DRAFT_H
#define GRADC_EMIT_DRAFT_H

#include "emit/statement.h"

typedef struct Draft {
    Body body;
    const Procedure *procedure;
    Uses uses;   // of this procedure
    Rows locals; // declarations, with what is said about them
} Draft;

Draft draft_of(Writer *writer, const Interface *interface, const Procedure *procedure);
Arena *arena_of(const Draft *draft);

// What `array` is called: "params->" and "h_w", or "*" and "d_x".
void bind_member(Draft *draft, const Array *array, const char *owner, const char *member);

// The comment may be NULL.
void add_local(Draft *draft, const char *declaration, const char *comment);
void write_locals(Draft *draft);

#endif
