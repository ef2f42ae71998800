#include "emit/text.h"

#include <ctype.h>
#include <string.h>

enum { MAX_OPEN = 64, MAX_PARTS = 3 };

// ---- Formats ----

char *with_prefix(const Writer *writer, const char *text) {
    Buffer expanded = buffer_new(writer->out->arena);
    for (; *text; text++) {
        if (*text == '$')
            buffer_text(&expanded, writer->prefix);
        else if (*text == '@')
            buffer_text(&expanded, writer->macro_prefix);
        else
            buffer_char(&expanded, *text);
    }
    return expanded.text;
}

static char *spell_list(const Writer *writer, const char *format, va_list arguments) {
    return arena_vprintf(writer->out->arena, with_prefix(writer, format), arguments);
}

char *spell(const Writer *writer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = spell_list(writer, format, arguments);
    va_end(arguments);
    return text;
}

// ---- Code ----

// A line of code on its way out, in pieces of at most LINE_WIDTH columns.
typedef struct Wrap {
    const char *rest;       // what is still to be written
    int column, limit;      // where the piece begins, and the line ends
    int base;               // where lines go on that are in no bracket
    int brackets[MAX_OPEN]; // columns behind the brackets that are open
    int open;
} Wrap;

// A line may end behind a comma, a semicolon or an operator, before the space. The cost is less
// where the parts hold together less. -1: not here.
static int break_cost(const char *text, int at) {
    static const char marks[] = ",;=?:|&<>+-*/%";
    static const int costs[] = {0, 0, 6, 2, 2, 3, 4, 5, 5, 6, 6, 12, 12, 12};
    if (text[at] != ' ' || at == 0) return -1;
    const char *mark = strchr(marks, text[at - 1]);
    return mark ? costs[mark - marks] : -1;
}

static void note_bracket(Wrap *wrap, char character, int column) {
    if ((character == '(' || character == '[') && wrap->open < MAX_OPEN)
        wrap->brackets[wrap->open++] = column + 1;
    if ((character == ')' || character == ']') && wrap->open > 0) wrap->open--;
}

// The best place to end a piece: outside of as many brackets as can be, and late. 0: there is none.
static int find_break(Wrap wrap) {
    int best = 0, least = 0, room = wrap.limit - wrap.column;
    for (int at = 0; wrap.rest[at] && at <= room; at++) {
        int cost = break_cost(wrap.rest, at);
        note_bracket(&wrap, wrap.rest[at], wrap.column + at);
        if (cost < 0) continue;
        cost += wrap.open * 14 + (room - at) / 4;
        if (best && cost > least) continue;
        best = at;
        least = cost;
    }
    return best;
}

// Writes a piece; what follows it is aligned with the innermost bracket that is open.
static void write_piece(Buffer *out, Wrap *wrap, int length) {
    buffer_fill(out, ' ', wrap->column);
    buffer_add(out, wrap->rest, (size_t)length);
    buffer_char(out, '\n');
    for (int at = 0; at < length; at++) note_bracket(wrap, wrap->rest[at], wrap->column + at);
    wrap->rest += length + (wrap->rest[length] == ' ');
    wrap->column = wrap->base;
    for (int i = 0; i < wrap->open && wrap->brackets[i] < LINE_WIDTH * 2 / 3; i++)
        wrap->column = wrap->brackets[i];
}

// Where an assignment goes on: behind its sign, unless that is far to the right.
static int base_column(const char *text, int indent) {
    for (int at = 1; text[at] && text[at] != '('; at++)
        if (text[at] == '=' && text[at + 1] == ' ' && strchr(" +-", text[at - 1]))
            return indent + at < LINE_WIDTH / 2 ? indent + at + 2 : indent + INDENT;
    return indent + INDENT;
}

static void write_wrapped(Buffer *out, int indent, const char *text) {
    Wrap wrap = {.rest = text, .column = indent, .limit = LINE_WIDTH};
    wrap.base = base_column(text, indent);
    int length = (int)strlen(text);
    while (wrap.column + length > LINE_WIDTH) {
        int end = find_break(wrap);
        if (!end) break;
        if (wrap.rest == text && text[end - 1] == '=') wrap.base = indent + INDENT;
        write_piece(out, &wrap, end);
        length = (int)strlen(wrap.rest);
    }
    write_piece(out, &wrap, length);
}

void write_line(Writer *writer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    write_wrapped(writer->out, writer->depth * INDENT, spell_list(writer, format, arguments));
    va_end(arguments);
}

void write_blank(Writer *writer) {
    buffer_char(writer->out, '\n');
}

void open_function(Writer *writer, const char *head) {
    write_line(writer, "%s", head);
    write_line(writer, "{");
    writer->depth++;
}

void close_function(Writer *writer) {
    writer->depth--;
    write_line(writer, "}");
    write_blank(writer);
}

// ---- Comments ----

// A character of UTF-8 that may turn the direction of the text around it, or hide.
static int is_invisible(const char *text) {
    const unsigned char *byte = (const unsigned char *)text;
    return (byte[0] == 0xe2 && (byte[1] == 0x80 || byte[1] == 0x81)) ||
           (byte[0] == 0xc2 && byte[1] < 0xa0) || (byte[0] == 0xd8 && byte[1] == 0x9c) ||
           (byte[0] == 0xef && byte[1] == 0xbb && byte[2] == 0xbf);
}

static int is_continuation(char byte) {
    return ((unsigned char)byte & 0xc0) == 0x80;
}

// Pairs that would end a comment, begin one in it, or be a part of a trigraph.
static int is_dangerous_pair(char first, char second) {
    return (first == '*' && second == '/') || (first == '/' && second == '*') ||
           (first == '?' && second == '?');
}

char *comment_text(Arena *arena, const char *text, size_t length) {
    Buffer safe = buffer_new(arena);
    for (size_t i = 0; i < length && text[i]; i++) {
        char last = safe.length ? safe.text[safe.length - 1] : ' ';
        char next = (unsigned char)text[i] < ' ' || text[i] == 127 ? ' ' : text[i];
        if (next == ' ' && last == ' ') continue;
        if (is_invisible(text + i)) {
            next = '?';
            while (i + 1 < length && is_continuation(text[i + 1])) i++;
        }
        if (is_dangerous_pair(last, next)) buffer_char(&safe, ' ');
        buffer_char(&safe, next);
    }
    while (safe.length && (safe.text[safe.length - 1] == ' ' || safe.text[safe.length - 1] == '\\'))
        safe.text[--safe.length] = '\0';
    return safe.text;
}

void write_comment(Writer *writer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = spell_list(writer, format, arguments);
    va_end(arguments);
    size_t column = (size_t)(writer->depth * INDENT) + 2;
    buffer_fill(writer->out, ' ', writer->depth * INDENT);
    buffer_text(writer->out, "/*");
    for (size_t length; *text; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        size_t closing = text[length] ? 0 : 3;
        if (column + 1 + length + closing > LINE_WIDTH) {
            buffer_char(writer->out, '\n');
            buffer_fill(writer->out, ' ', writer->depth * INDENT + 2);
            column = (size_t)(writer->depth * INDENT) + 2;
        }
        buffer_char(writer->out, ' ');
        buffer_add(writer->out, text, length);
        column += 1 + length;
    }
    buffer_text(writer->out, " */\n");
}

// ---- Rows ----

static int same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

void rows_add(Arena *arena, Rows *rows, const char *left, const char *right) {
    for (int i = 0; i < rows->count; i++)
        if (same_text(rows->items[i].left, left) && same_text(rows->items[i].right, right)) return;
    rows->items = arena_grow(arena, rows->items, rows->count, &rows->capacity, sizeof(Row));
    rows->items[rows->count++] = (Row){left, right};
}

int rows_equal(const Rows *a, const Rows *b) {
    if (a->count != b->count) return 0;
    for (int i = 0; i < a->count; i++)
        if (!same_text(a->items[i].left, b->items[i].left) ||
            !same_text(a->items[i].right, b->items[i].right))
            return 0;
    return 1;
}

// With sizes and offsets as wide as they mostly are at the most: where a comment stands does not
// depend on them.
static int widest_text(const char *text) {
    enum { WIDE_SIZE = 4, WIDE_OFFSET = 7 };
    int width = 0;
    for (const char *at = text; *at;) {
        int digits = (int)strspn(at, "0123456789");
        int is_size = at > text && (at[-1] == '[' || at[-1] == ' ');
        int is_offset = is_size && at - text > 2 && at[-2] == '+';
        int wide = is_offset ? WIDE_OFFSET : is_size ? WIDE_SIZE : 0;
        width += digits > wide || !digits ? (digits ? digits : 1) : wide;
        at += digits ? digits : 1;
    }
    return width;
}

static int row_width(Row row) {
    return widest_text(row.left) + (row.right ? widest_text(row.right) : 0);
}

// The width of the left column: of rows that have a right one and leave it `room` on a line.
static int left_width(const Rows *rows, int room) {
    int widest = 0;
    for (int i = 0; i < rows->count; i++) {
        int width = (int)strlen(rows->items[i].left);
        if (rows->items[i].right && width > widest && row_width(rows->items[i]) <= room)
            widest = width;
    }
    return widest;
}

void write_rows(Writer *writer, const Rows *rows) {
    int indent = writer->depth * INDENT, room = LINE_WIDTH - indent - (int)strlen(" /*  */");
    int width = left_width(rows, room);
    for (int i = 0; i < rows->count; i++) {
        Row row = rows->items[i];
        int is_wide = row.right && row_width(row) > room;
        if (is_wide) write_comment(writer, "%s", row.right);
        if (is_wide || !row.right) {
            write_line(writer, "%s", row.left);
            continue;
        }
        buffer_fill(writer->out, ' ', indent);
        int padding = width - (int)strlen(row.left);
        if (width + (int)strlen(row.right) > room) padding = 0;
        buffer_text(writer->out, row.left);
        buffer_fill(writer->out, ' ', padding);
        buffer_printf(writer->out, " /* %s */\n", row.right);
    }
}

// Where to end the first part of a text that is longer than `width`: behind an operator, else at a
// space, else between two characters.
static int first_part(const char *text, int width) {
    int end = find_break((Wrap){.rest = text, .limit = width});
    if (end > width / 2) return end;
    end = width;
    for (int at = end; at > width / 2; at--)
        if (text[at] == ' ') return at;
    while (end > 0 && is_continuation(text[end])) end--;
    return end;
}

static int label_width(const Rows *rows) {
    int widest = 0;
    for (int i = 0; i < rows->count; i++) {
        int width = (int)strlen(rows->items[i].left);
        if (width > widest) widest = width;
    }
    return widest;
}

// A text within a comment, in at most MAX_PARTS lines that begin at this column.
static void write_parts(Buffer *out, const char *text, int column) {
    int room = LINE_WIDTH - column - (int)strlen(" ... */");
    if (room < LINE_WIDTH / 4) room = LINE_WIDTH / 4;
    for (int part = 1; (int)strlen(text) > room && part <= MAX_PARTS; part++) {
        int length = first_part(text, room);
        buffer_add(out, text, (size_t)length);
        if (part == MAX_PARTS) {
            buffer_text(out, " ...");
            return;
        }
        text += length + (text[length] == ' ');
        buffer_char(out, '\n');
        buffer_fill(out, ' ', column + INDENT);
        if (part == 1) room -= INDENT;
    }
    buffer_text(out, text);
}

void write_row_comment(Writer *writer, const Rows *rows) {
    int indent = writer->depth * INDENT, width = label_width(rows);
    for (int i = 0; i < rows->count; i++) {
        Row row = rows->items[i];
        buffer_fill(writer->out, ' ', indent);
        buffer_printf(writer->out, "%s %-*s  ", i ? "  " : "/*", width, row.left);
        write_parts(writer->out, row.right, indent + width + (int)strlen("/*   "));
        buffer_text(writer->out, i + 1 < rows->count ? "\n" : " */\n");
    }
}

// ---- Strings ----

char *string_literal(Arena *arena, const char *text) {
    Buffer literal = buffer_new(arena);
    buffer_char(&literal, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (strchr("\"\\?", *text))
            buffer_printf(&literal, "\\%c", *text);
        else if (isprint(byte) || byte >= 0x80)
            buffer_char(&literal, *text);
        else
            buffer_printf(&literal, "\\%03o", byte);
    }
    buffer_char(&literal, '"');
    return literal.text;
}
