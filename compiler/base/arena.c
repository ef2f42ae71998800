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

#ifndef ARENA_CHUNK_SIZE
#define ARENA_CHUNK_SIZE (1 << 16)
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
    size_t capacity = size > ARENA_CHUNK_SIZE ? size : ARENA_CHUNK_SIZE;
    Chunk *chunk = calloc(1, sizeof *chunk + capacity);
    if (!chunk) out_of_memory();
    chunk->size = capacity;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t size) {
    const size_t unit = alignof(max_align_t);
    if (size > (size_t)-1 / 2) out_of_memory();
    Chunk *chunk = arena->chunks;
    size_t start = chunk ? (chunk->used + unit - 1) / unit * unit : 0;
    if (!chunk || start > chunk->size || chunk->size - start < size) {
        chunk = add_chunk(arena, size);
        start = 0;
    }
    chunk->used = start + size;
    return chunk->memory + start;
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
