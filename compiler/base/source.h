// Source files, and places in them.
#ifndef GRADC_BASE_SOURCE_H
#define GRADC_BASE_SOURCE_H

#include "base/arena.h"

typedef struct Source {
    const char *path; // as the user named it; "<stdin>" for standard input
    const char *name; // the last part of the path: what generated code may mention
    const char *text; // UTF-8, ends with a zero byte
    size_t length;
    int is_prelude; // built into the compiler
    // The file that this was made from, and that places in it speak of; NULL: itself.
    const struct Source *origin;
} Source;

// A stretch of source text. Lines and columns count from 1; `end_column` is one past the last.
typedef struct Place {
    const Source *source; // NULL: nowhere
    int line, column, end_line, end_column;
} Place;

// Whether the path ends so, and with something before that.
int has_ending(const char *path, const char *ending);

// A source from memory. `path` and `text` must stay alive.
Source *source_new(Arena *arena, const char *path, const char *text, size_t length);

// A copy of what was read. Returns NULL where it is not text, and says so in `*reason`.
Source *source_of_bytes(Arena *arena, const char *path, const char *bytes, size_t length,
                        const char **reason);

// Reads a file, or standard input for "-". On failure returns NULL and says why in `*reason`.
Source *source_read(Arena *arena, const char *path, const char **reason);

// The text of a line, without its end. Returns its length.
size_t source_line(const Source *source, int line, const char **text);

// From the beginning of `first` to the end of `last`.
Place place_join(Place first, Place last);

#endif
