// A list of texts.
#ifndef GRADC_BASE_LINES_H
#define GRADC_BASE_LINES_H

#include "base/arena.h"

typedef struct Lines {
    const char **items;
    int count, capacity;
} Lines;

void lines_add(Arena *arena, Lines *lines, const char *text);

#endif
