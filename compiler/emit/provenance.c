#include "emit/provenance.h"

#include <string.h>

static const char *place_label(Arena *arena, Place place) {
    const char *name = comment_text(arena, place.source->name, strlen(place.source->name));
    return arena_printf(arena, "%s:%d", name, place.line);
}

static int goes_on(Place place) {
    return place.end_line > place.line;
}

// The line without its comment; what follows on further lines is only hinted at.
static const char *place_text(Arena *arena, Place place) {
    const char *line;
    size_t length = source_line(place.source, place.line, &line);
    for (size_t i = 0; i + 1 < length; i++)
        if (line[i] == '/' && line[i + 1] == '/') length = i;
    const char *text = comment_text(arena, line, length);
    return goes_on(place) ? arena_printf(arena, "%s ...", text) : text;
}

void add_place(Arena *arena, Rows *rows, Place place) {
    if (place.source) rows_add(arena, rows, place_label(arena, place), place_text(arena, place));
}

static int same_line(Place a, Place b) {
    return a.source == b.source && a.line == b.line && goes_on(a) == goes_on(b);
}

static void note_place(Arena *arena, Provenance *provenance, Place place) {
    if (!place.source) return;
    for (int i = 0; i < provenance->place_count; i++)
        if (same_line(provenance->places[i], place)) return;
    provenance->places = arena_grow(arena, provenance->places, provenance->place_count,
                                    &provenance->place_capacity, sizeof(Place));
    provenance->places[provenance->place_count++] = place;
}

// The outermost that is a line of the user's; NULL: there is none.
static const Origin *outermost_origin(const Origin *origin) {
    const Origin *outermost = NULL;
    for (const Origin *at = origin; at; at = at->caller)
        if (at->place.source && !at->place.source->is_prelude) outermost = at;
    return outermost;
}

Place place_of_origin(const Origin *origin) {
    const Origin *outermost = outermost_origin(origin);
    if (outermost) return outermost->place;
    return origin ? origin->place : (Place){0};
}

static int makes(const Statement *statement, const char *name) {
    if (strcmp(statement->target->name, name) == 0) return 1;
    for (int i = 0; i < statement_found_count(statement); i++)
        if (strcmp(statement->found[i]->name, name) == 0) return 1;
    return 0;
}

// Of the first statement that computes it. What has become narrower for its loop has its old name.
Place place_of_array(const Function *function, const Array *array) {
    for (int i = 0; i < function->statement_count; i++)
        if (makes(function->statements[i], array->name))
            return place_of_origin(function->statements[i]->origin);
    return (Place){0};
}

// The line of the user's that asked for it, then the one that it was made from: often a line of
// the prelude.
static void note_origin(Arena *arena, Provenance *provenance, const Origin *origin) {
    if (!origin) return;
    const Origin *outermost = outermost_origin(origin);
    if (outermost) note_place(arena, provenance, outermost->place);
    if (origin != outermost) note_place(arena, provenance, origin->place);
}

// In index notation, without the ranges: the loops below say them. Of a long one the beginning: a
// comment shows no more of it.
static const char *formula_text(Arena *arena, const Statement *statement) {
    enum { LONGEST_SHOWN = 2000 };
    Buffer text = buffer_new(arena);
    text.enough = LONGEST_SHOWN;
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

Provenance provenance_of(Arena *arena, const Statement *const *statements, int count) {
    Provenance provenance = {0};
    for (int i = 0; i < count; i++) note_origin(arena, &provenance, statements[i]->origin);
    add_rules(arena, &provenance.rules, statements, count);
    return provenance;
}

int provenances_equal(const Provenance *a, const Provenance *b) {
    if (a->place_count != b->place_count) return 0;
    for (int i = 0; i < a->place_count; i++)
        if (!same_line(a->places[i], b->places[i])) return 0;
    return rows_equal(&a->rules, &b->rules);
}

int provenance_is_empty(const Provenance *provenance) {
    return !provenance->place_count && !provenance->rules.count;
}

Rows provenance_rows(Arena *arena, const Provenance *provenance) {
    Rows rows = {0};
    for (int i = 0; i < provenance->place_count; i++)
        add_place(arena, &rows, provenance->places[i]);
    for (int i = 0; i < provenance->rules.count; i++)
        rows_add(arena, &rows, provenance->rules.items[i].left, provenance->rules.items[i].right);
    return rows;
}
