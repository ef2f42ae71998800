#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Chunk Chunk;

struct Chunk {
    Chunk *next;
    size_t size, used;
    alignas(max_align_t) char memory[];
};

struct Arena {
    Chunk *chunks; // the first one is being filled
};

enum { CHUNK_SIZE = 1 << 16 };

// AddressSanitizer watches what was not handed out, and a gap between any two pieces.
#ifdef GRADC_SANITIZE
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
static void forbid(const void *memory, size_t size) {
    __asan_poison_memory_region(memory, size);
}
static void allow(const void *memory, size_t size) {
    __asan_unpoison_memory_region(memory, size);
}
#else
enum { GAP = 0 };
static void forbid(const void *memory, size_t size) {
    (void)memory, (void)size;
}
static void allow(const void *memory, size_t size) {
    (void)memory, (void)size;
}
#endif

static void out_of_memory(void) {
    fputs("gradc: out of memory\n", stderr);
    exit(2);
}

Arena *arena_new(void) {
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena) out_of_memory();
    return arena;
}

void arena_free(Arena *arena) {
    for (Chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

static Chunk *add_chunk(Arena *arena, size_t size) {
    size_t capacity = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    Chunk *chunk = calloc(1, sizeof *chunk + capacity);
    if (!chunk) out_of_memory();
    chunk->size = capacity;
    forbid(chunk->memory, capacity);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t size) {
    const size_t unit = alignof(max_align_t);
    if (size > (size_t)-1 / 2) out_of_memory();
    size_t taken = (size + unit - 1) / unit * unit + GAP;
    Chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < taken) chunk = add_chunk(arena, taken);
    void *memory = chunk->memory + chunk->used;
    chunk->used += taken;
    allow(memory, size);
    return memory;
}

char *arena_copy(Arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_vprintf(Arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_grow(Arena *arena, void *items, int count, int *capacity, size_t item_size) {
    if (count < *capacity) return items;
    int grown = *capacity ? *capacity * 2 : 8;
    void *moved = arena_alloc(arena, (size_t)grown * item_size);
    if (count) memcpy(moved, items, (size_t)count * item_size);
    *capacity = grown;
    return moved;
}
