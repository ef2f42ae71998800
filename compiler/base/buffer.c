#include "base/buffer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Buffer buffer_new(Arena *arena) {
    return (Buffer){.arena = arena, .text = arena_alloc(arena, 1)};
}

void buffer_add(Buffer *buffer, const char *text, size_t length) {
    if (buffer->length + length + 1 > buffer->capacity) {
        size_t capacity = 2 * (buffer->length + length + 1);
        char *moved = arena_alloc(buffer->arena, capacity);
        memcpy(moved, buffer->text, buffer->length);
        buffer->text = moved;
        buffer->capacity = capacity;
    }
    memcpy(buffer->text + buffer->length, text, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_text(Buffer *buffer, const char *text) {
    buffer_add(buffer, text, strlen(text));
}

void buffer_char(Buffer *buffer, char character) {
    buffer_add(buffer, &character, 1);
}

void buffer_fill(Buffer *buffer, char character, int count) {
    for (int i = 0; i < count; i++) buffer_char(buffer, character);
}

void buffer_printf(Buffer *buffer, const char *format, ...) {
    char room[256];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(room, sizeof room, format, arguments);
    if ((size_t)length < sizeof room) {
        buffer_add(buffer, room, (size_t)length);
    } else {
        buffer_text(buffer, arena_vprintf(buffer->arena, format, again));
    }
    va_end(again);
    va_end(arguments);
}

void buffer_real(Buffer *buffer, double number, int single) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        double back = strtod(text, NULL);
        if (single ? (float)back == (float)number : back == number) break;
    }
    buffer_text(buffer, text);
    if (isfinite(number) && !strpbrk(text, ".e")) buffer_text(buffer, ".0");
}
