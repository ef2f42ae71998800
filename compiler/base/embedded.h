// Text files that are built into the compiler. cmake/EmbedText.cmake makes the tables.
#ifndef GRADC_BASE_EMBEDDED_H
#define GRADC_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct EmbeddedFile {
    const char *name; // "layers.gd"; NULL ends a table
    const char *text; // ends with a zero byte
    size_t length;
} EmbeddedFile;

// Sorted by name.
extern const EmbeddedFile embedded_prelude[];
extern const EmbeddedFile embedded_runtime[];

#endif
