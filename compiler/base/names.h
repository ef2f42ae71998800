// Interned names: equal names are the same pointer.
#ifndef GRADC_BASE_NAMES_H
#define GRADC_BASE_NAMES_H

#include "base/arena.h"

typedef struct Names Names;

Names *names_new(Arena *arena);
const char *name_intern(Names *names, const char *text, size_t length);
const char *name_of(Names *names, const char *text);

// A name that was not among these: `text`, or `text` with a number, as in "h.2". Now it is.
const char *name_unique(Names *names, const char *text);

// A hash of bytes (FNV-1a), for tables.
unsigned hash_bytes(unsigned hash, const void *bytes, size_t length);

#endif
