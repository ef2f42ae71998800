#include "emit/provenance.h"

#include <string.h>

static const char *place_label(Arena *arena, Place place) {
    const char *name = comment_text(arena, place.source->name, strlen(place.source->name));
    return arena_printf(arena, "%s:%d", name, place.line);
}

// The line without its comment; what follows on further lines is only hinted at.
static const char *place_text(Arena *arena, Place place) {
    const char *line;
    size_t length = source_line(place.source, place.line, &line);
    for (size_t i = 0; i + 1 < length; i++)
        if (line[i] == '/' && line[i + 1] == '/') length = i;
    const char *text = comment_text(arena, line, length);
    return place.end_line > place.line ? arena_printf(arena, "%s ...", text) : text;
}

void add_place(Arena *arena, Rows *rows, Place place) {
    if (place.source) rows_add(arena, rows, place_label(arena, place), place_text(arena, place));
}

// The line of the user's that asked for it, then the one that it was made from: often a line of
// the prelude.
static void add_origin(Arena *arena, Rows *rows, const Origin *origin) {
    if (!origin) return;
    const Origin *outermost = NULL;
    for (const Origin *at = origin; at; at = at->caller)
        if (at->place.source && !at->place.source->is_prelude) outermost = at;
    if (outermost) add_place(arena, rows, outermost->place);
    if (origin != outermost) add_place(arena, rows, origin->place);
}

// In index notation, without the ranges: the loops below say them.
static const char *formula_text(Arena *arena, const Statement *statement) {
    Buffer text = buffer_new(arena);
    ir_print_statement(&text, statement);
    const char *formula = text.text;
    if (statement->loop_count)
        for (const char *at = strstr(formula, ": "); at; at = strstr(at + 1, ": "))
            if (at > formula && at[-1] != ' ') {
                formula = at + 2;
                break;
            }
    return comment_text(arena, formula, strlen(formula));
}

// The statement that was reversed, and what became of it: a statement for each of its reads.
static void add_rules(Arena *arena, Rows *rows, const Statement *const *statements, int count) {
    const Statement *reversed = NULL;
    for (int i = 0; i < count; i++) {
        if (!statements[i]->reverse_of) continue;
        int is_next = statements[i]->reverse_of == reversed;
        reversed = statements[i]->reverse_of;
        if (!is_next) rows_add(arena, rows, "reverse of", formula_text(arena, reversed));
        rows_add(arena, rows, is_next ? "and" : "is", formula_text(arena, statements[i]));
    }
}

Rows provenance_of(Arena *arena, const Statement *const *statements, int count) {
    Rows rows = {0};
    for (int i = 0; i < count; i++) add_origin(arena, &rows, statements[i]->origin);
    add_rules(arena, &rows, statements, count);
    return rows;
}
