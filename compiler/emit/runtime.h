// The parts of the runtime that generated code contains.
#ifndef GRADC_EMIT_RUNTIME_H
#define GRADC_EMIT_RUNTIME_H

#include "emit/text.h"

// A file of the folder runtime/, as it is there.
void write_runtime_part(Writer *writer, const char *name);

// Functions and types out of such files, each after those that it uses. In a file they stand
// between blank lines, and begin at the left edge.
typedef struct Piece Piece;

typedef struct Pieces {
    Arena *arena;
    Piece *items;
    int count, capacity;
    const char **headers; // of the C library that they need, in order: "math.h"
    int header_count, header_capacity;
} Pieces;

int runtime_has(const char *function);
void need_header(Pieces *pieces, const char *header);
void need_function(Pieces *pieces, const char *name); // of the runtime, or there is nothing to do
void write_pieces(Writer *writer, const Pieces *pieces);

#endif
