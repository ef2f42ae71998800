#include "base/lines.h"

void lines_add(Arena *arena, Lines *lines, const char *text) {
    lines->items =
        arena_grow(arena, lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = text;
}
