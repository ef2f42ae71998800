// Lines of C: indented, broken where they are too long, and comments that nothing can break out of.
#ifndef GRADC_EMIT_TEXT_H
#define GRADC_EMIT_TEXT_H

#include "base/buffer.h"

enum { LINE_WIDTH = 100, INDENT = 4 };

// Where lines go. In formats, `$` stands for the prefix and `@` for it in capitals.
typedef struct Writer {
    Buffer *out;
    const char *prefix, *macro_prefix;
    int depth; // of blocks that are open
} Writer;

// The text with the prefixes put in.
char *with_prefix(const Writer *writer, const char *text);

// The format with its arguments, in memory of its own.
char *spell(const Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

// One line of code; a long one goes on in lines of its own, aligned with the bracket it is in.
void write_line(Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void write_blank(Writer *writer);

// A function from its head on: what is written in between is its body.
void open_function(Writer *writer, const char *head);
void close_function(Writer *writer);

// A comment of its own, filled like a paragraph.
void write_comment(Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Two columns: code and what is said about it, or a label and a text.
typedef struct Row {
    const char *left, *right; // `right` may be NULL
} Row;

typedef struct Rows {
    Row *items;
    int count, capacity;
} Rows;

// Adds a row unless the same is there already.
void rows_add(Arena *arena, Rows *rows, const char *left, const char *right);

int rows_equal(const Rows *a, const Rows *b);

// Lines of code with their comments aligned behind them.
void write_rows(Writer *writer, const Rows *rows);

// All rows as one comment.
void write_row_comment(Writer *writer, const Rows *rows);

// Text that is safe within a comment and within a line.
char *comment_text(Arena *arena, const char *text, size_t length);

// A string literal.
char *string_literal(Arena *arena, const char *text);

#endif
