#include "base/source.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST_SOURCE = 16 << 20 };

int has_ending(const char *path, const char *ending) {
    size_t length = strlen(path), end = strlen(ending);
    return length > end && strcmp(path + length - end, ending) == 0;
}

Source *source_new(Arena *arena, const char *path, const char *text, size_t length) {
    Source *source = arena_alloc(arena, sizeof *source);
    const char *slash = strrchr(path, '/');
    *source = (Source){path, slash ? slash + 1 : path, text, length, 0};
    return source;
}

// Length of the UTF-8 character at `text`; 0 where there is none. A text holds no zero byte.
static size_t character_length(const unsigned char *text, size_t left) {
    size_t length = text[0] >= 0xf0 ? 4 : text[0] >= 0xe0 ? 3 : text[0] >= 0xc2 ? 2 : 1;
    if (text[0] == 0 || (text[0] >= 0x80 && text[0] < 0xc2) || text[0] > 0xf4 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xc0) != 0x80) return 0;
    return length;
}

static int is_text(const char *text, size_t length) {
    for (size_t at = 0, step; at < length; at += step) {
        step = character_length((const unsigned char *)text + at, length - at);
        if (!step) return 0;
    }
    return 1;
}

Source *source_of_bytes(Arena *arena, const char *path, const char *bytes, size_t length,
                        const char **reason) {
    if (!is_text(bytes, length)) {
        *reason = "not a text file (it is not valid UTF-8)";
        return NULL;
    }
    return source_new(arena, path, arena_copy(arena, bytes, length), length);
}

static Source *read_all(Arena *arena, FILE *file, const char *path, const char **reason) {
    size_t length = 0, capacity = 1 << 14;
    char *text = arena_alloc(arena, capacity + 1);
    for (size_t got; (got = fread(text + length, 1, capacity - length, file)) > 0;) {
        length += got;
        if (length < capacity) continue;
        if (length > LARGEST_SOURCE) {
            *reason = "larger than 16 MiB, the most that gradc reads";
            return NULL;
        }
        char *moved = arena_alloc(arena, capacity * 2 + 1);
        memcpy(moved, text, length);
        text = moved;
        capacity *= 2;
    }
    if (ferror(file)) {
        *reason = strerror(errno);
        return NULL;
    }
    return source_of_bytes(arena, path, text, length, reason);
}

Source *source_read(Arena *arena, const char *path, const char **reason) {
    if (strcmp(path, "-") == 0) return read_all(arena, stdin, "<stdin>", reason);
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &status) != 0) {
        *reason = strerror(errno);
        if (file) fclose(file);
        return NULL;
    }
    Source *source = NULL;
    if (S_ISDIR(status.st_mode))
        *reason = "is a directory";
    else
        source = read_all(arena, file, path, reason);
    fclose(file);
    return source;
}

size_t source_line(const Source *source, int line, const char **text) {
    const char *start = source->text, *end;
    for (int at = 1; at < line; at++) {
        const char *newline = strchr(start, '\n');
        if (!newline) break;
        start = newline + 1;
    }
    end = strchr(start, '\n');
    size_t length = end ? (size_t)(end - start) : strlen(start);
    if (length && start[length - 1] == '\r') length--;
    *text = start;
    return length;
}

Place place_join(Place first, Place last) {
    first.end_line = last.end_line;
    first.end_column = last.end_column;
    return first;
}
