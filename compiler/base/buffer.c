#include "base/buffer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Buffer buffer_new(Arena *arena) {
    return (Buffer){.arena = arena, .text = arena_alloc(arena, 1)};
}

int buffer_has_enough(const Buffer *buffer) {
    return buffer->enough && buffer->length >= buffer->enough;
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
    enum { MOST_DIGITS = 17, MOST_PLACES = 15 };
    char text[64];
    int digits = 0;
    double back;
    do {
        snprintf(text, sizeof text, "%.*e", digits, number);
        back = strtod(text, NULL);
    } while ((single ? (float)back != (float)number : back != number) && ++digits < MOST_DIGITS);
    // 100 and 0.001 rather than 1e+02 and 1e-03; the digits stay the same.
    const char *exponent = strchr(text, 'e');
    int places = exponent ? atoi(exponent + 1) : 0;
    if (isfinite(number) && places >= -4 && places <= MOST_PLACES)
        snprintf(text, sizeof text, "%.*f", digits > places ? digits - places : 0, back);
    buffer_text(buffer, text);
    if (isfinite(number) && !strpbrk(text, ".e")) buffer_text(buffer, ".0");
}
