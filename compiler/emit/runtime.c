#include "emit/runtime.h"
#include "base/embedded.h"
#include "emit/lexicon.h"

#include <ctype.h>
#include <string.h>

void write_runtime_part(Writer *writer, const char *name) {
    for (const EmbeddedFile *file = embedded_runtime; file->name; file++)
        if (strcmp(file->name, name) == 0) buffer_add(writer->out, file->text, file->length);
    write_blank(writer);
}

// ---- Lines and pieces of a file ----

struct Piece {
    const EmbeddedFile *file;
    const char *text, *end;
    const char *guard; // the macro that says that it is there
};

static const char *next_line(const char *line) {
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

static int begins(const char *line, const char *with) {
    return strncmp(line, with, strlen(with)) == 0;
}

// Behind a piece is a blank line, and then something at the left edge.
static Piece piece_from(const EmbeddedFile *file, const char *text) {
    const char *end = next_line(text);
    while (*end && !(*end == '\n' && !isspace((unsigned char)end[1]))) end = next_line(end);
    return (Piece){file, text, end, NULL};
}

static int is_word_letter(char letter) {
    return isalnum((unsigned char)letter) || letter == '_';
}

// "static inline double gradc_exp(double x)" and "} gradc_pair;"
static int line_defines(const char *line, const char *name) {
    int is_type = line[0] == '}';
    if (!is_type && !begins(line, "static ")) return 0;
    const char *end = next_line(line), *at = strstr(line, name);
    return at && at < end && at[-1] == ' ' && at[strlen(name)] == (is_type ? ';' : '(');
}

static int defines(const Piece *piece, const char *name) {
    for (const char *line = piece->text; line < piece->end; line = next_line(line))
        if (line_defines(line, name)) return 1;
    return 0;
}

static int find_piece(const char *name, Piece *found) {
    for (const EmbeddedFile *file = embedded_runtime; file->name; file++)
        for (const char *text = strstr(file->text, name) ? file->text : ""; *text;
             text = found->end + (*found->end == '\n')) {
            *found = piece_from(file, text);
            if (defines(found, name)) return 1;
        }
    return 0;
}

int runtime_has(const char *function) {
    Piece found;
    return find_piece(function, &found);
}

// ---- What is needed ----

void need_header(Pieces *pieces, const char *header) {
    int at = 0;
    while (at < pieces->header_count && strcmp(pieces->headers[at], header) < 0) at++;
    if (at < pieces->header_count && strcmp(pieces->headers[at], header) == 0) return;
    pieces->headers = arena_grow(pieces->arena, pieces->headers, pieces->header_count,
                                 &pieces->header_capacity, sizeof *pieces->headers);
    memmove(&pieces->headers[at + 1], &pieces->headers[at],
            (size_t)(pieces->header_count++ - at) * sizeof *pieces->headers);
    pieces->headers[at] = header;
}

static void need_headers_of(Pieces *pieces, const EmbeddedFile *file) {
    static const char include[] = "#include <";
    for (const char *line = file->text; *line; line = next_line(line)) {
        if (!begins(line, include)) continue;
        const char *header = line + sizeof include - 1;
        need_header(pieces, arena_copy(pieces->arena, header, strcspn(header, ">")));
    }
}

// All that the piece names which is the runtime's.
static void need_what_it_uses(Pieces *pieces, const Piece *piece) {
    const char *at = piece->text;
    while ((at = strstr(at, "gradc_")) && at < piece->end) {
        size_t length = 0;
        while (is_word_letter(at[length])) length++;
        const char *name = arena_copy(pieces->arena, at, length);
        if (!defines(piece, name)) need_function(pieces, name);
        at += length;
    }
}

void need_function(Pieces *pieces, const char *name) {
    Piece piece;
    if (!find_piece(name, &piece)) return;
    for (int i = 0; i < pieces->count; i++)
        if (pieces->items[i].text == piece.text) return;
    piece.guard = identifier(pieces->arena, name, 1);
    need_headers_of(pieces, piece.file);
    need_what_it_uses(pieces, &piece);
    pieces->items = arena_grow(pieces->arena, pieces->items, pieces->count, &pieces->capacity,
                               sizeof *pieces->items);
    pieces->items[pieces->count++] = piece;
}

// What the file is about: the comment at its beginning.
static void write_heading(Writer *writer, const EmbeddedFile *file) {
    const char *end = strstr(file->text, "#ifndef");
    buffer_add(writer->out, file->text, (size_t)(end - file->text));
    write_blank(writer);
}

// Several generated files may be compiled as one.
static void write_piece(Writer *writer, const Piece *piece) {
    write_line(writer, "#ifndef %s", piece->guard);
    write_line(writer, "#define %s", piece->guard);
    buffer_add(writer->out, piece->text, (size_t)(piece->end - piece->text));
    write_line(writer, "#endif");
    write_blank(writer);
}

void write_pieces(Writer *writer, const Pieces *pieces) {
    for (int i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];
        int is_first = 1;
        for (int k = 0; k < i; k++) is_first &= pieces->items[k].file != piece->file;
        if (is_first) write_heading(writer, piece->file);
        write_piece(writer, piece);
    }
}
