// An arena: memory that is handed out piece by piece and given back all at once.
#ifndef GRADC_BASE_ARENA_H
#define GRADC_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

// Zeroed memory, aligned for any type; of size 0, too, but then there is nothing to be read or
// written. Running out of memory ends the program with status 2.
void *arena_alloc(Arena *arena, size_t size);

// A copy of `length` bytes, with a zero byte after them.
char *arena_copy(Arena *arena, const char *text, size_t length);

char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

// Room for one more item of a growable array: returns `items`, moved when it was full.
// The caller keeps `count` and `capacity`, both 0 at first.
void *arena_grow(Arena *arena, void *items, int count, int *capacity, size_t item_size);

#endif
