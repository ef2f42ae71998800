// Text that grows at its end.
#ifndef GRADC_BASE_BUFFER_H
#define GRADC_BASE_BUFFER_H

#include "base/arena.h"

typedef struct Buffer {
    Arena *arena;
    char *text; // ends with a zero byte once something was added
    size_t length, capacity;
    size_t enough; // who writes may stop at this length; 0: it wants all
} Buffer;

Buffer buffer_new(Arena *arena);
int buffer_has_enough(const Buffer *buffer);
void buffer_add(Buffer *buffer, const char *text, size_t length);
void buffer_text(Buffer *buffer, const char *text);
void buffer_char(Buffer *buffer, char character);
void buffer_fill(Buffer *buffer, char character, int count);
void buffer_printf(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The shortest decimal form that reads back as the same f64 (or f32, where `single`); always with
// a point or an exponent, so that it is a real number wherever it is read.
void buffer_real(Buffer *buffer, double number, int single);

#endif
