#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

enum { LARGEST_ERROR_COUNT = 20, LONGEST_LINE = 160 };

typedef struct {
    const char *label, *paint;
} Level;

static const Level error_level = {"error", "\033[1;31m"};
static const Level warning_level = {"warning", "\033[1;35m"};
static const Level note_level = {"note", "\033[1;36m"};

static const char *const warning_names[WARNING_COUNT] = {"unused", "zero-gradient", "deriv",
                                                         "stack"};

int warning_of_name(const char *name) {
    for (int i = 0; i < WARNING_COUNT; i++)
        if (strcmp(name, warning_names[i]) == 0) return i;
    return -1;
}

// Characters, not bytes, so that carets stand below what they point at.
static int is_continuation_byte(char byte) {
    return ((unsigned char)byte & 0xc0) == 0x80;
}

// Shows the line of the place and underlines it. Bytes keep their column as the scanner counts.
static void show_line(Diagnostics *diagnostics, Place place) {
    const char *line;
    int length = (int)source_line(place.source, place.line, &line);
    int first = 0, last = length;
    if (length > LONGEST_LINE) {
        first = place.column > LONGEST_LINE / 2 ? place.column - LONGEST_LINE / 2 : 0;
        last = first + LONGEST_LINE < length ? first + LONGEST_LINE : length;
        while (first < last && is_continuation_byte(line[first])) first++;
    }
    fprintf(diagnostics->stream, "%.*s\n", last - first, line + first);
    for (int i = first; i < place.column - 1 && i < last; i++)
        if (!is_continuation_byte(line[i]))
            fputc(line[i] == '\t' ? '\t' : ' ', diagnostics->stream);
    int end = place.end_line == place.line ? place.end_column - 1 : last;
    if (diagnostics->color) fputs("\033[1;32m", diagnostics->stream);
    fputc('^', diagnostics->stream);
    for (int i = place.column; i < end && i < last; i++)
        if (!is_continuation_byte(line[i])) fputc('~', diagnostics->stream);
    fputs(diagnostics->color ? "\033[0m\n" : "\n", diagnostics->stream);
}

static void print(Diagnostics *diagnostics, Level level, Place place, const char *format,
                  va_list arguments) {
    FILE *stream = diagnostics->stream;
    int color = diagnostics->color;
    if (place.source && place.line)
        fprintf(stream, "%s:%d:%d: ", place.source->path, place.line, place.column);
    else
        fprintf(stream, "%s: ", place.source ? place.source->path : "gradc");
    fprintf(stream, "%s%s:%s ", color ? level.paint : "", level.label, color ? "\033[0m" : "");
    vfprintf(stream, format, arguments);
    fputc('\n', stream);
    if (place.source && place.line) show_line(diagnostics, place);
}

static int is_same_place(Place a, Place b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

// What stands for the format of every warning, and of every error of a call that is blamed: one at
// a place is enough.
static const char any_warning[] = "warning", any_fault[] = "fault";

// Whether the same was said about the same place before.
static int is_repeated(Diagnostics *diagnostics, Place place, const char *format) {
    if (!place.source) return 0;
    for (int i = 0; i < diagnostics->reported_count; i++)
        if (diagnostics->reported[i].format == format &&
            is_same_place(diagnostics->reported[i].place, place))
            return 1;
    if (diagnostics->reported_count == LARGEST_REPORTED) return 0;
    diagnostics->reported[diagnostics->reported_count].place = place;
    diagnostics->reported[diagnostics->reported_count++].format = format;
    return 0;
}

static void count_error(Diagnostics *diagnostics, Place place, const char *format,
                        va_list arguments) {
    diagnostics->error_count++;
    diagnostics->muted = diagnostics->error_count > LARGEST_ERROR_COUNT;
    if (!diagnostics->muted)
        print(diagnostics, error_level, place, format, arguments);
    else if (diagnostics->error_count == LARGEST_ERROR_COUNT + 1)
        fprintf(diagnostics->stream, "gradc: %d errors shown; the rest is left out\n",
                LARGEST_ERROR_COUNT);
}

static int is_within_blamed(const Diagnostics *diagnostics, Place place) {
    return diagnostics->blamed.place.source && place.source && place.source->is_prelude;
}

// An error in the body of the prelude that is put in place of a call.
static void blame_call(Diagnostics *diagnostics, Place place, const char *format,
                       va_list arguments) {
    BlamedCall *call = &diagnostics->blamed;
    if (call->is_told) return;
    call->is_told = 1;
    diagnostics->muted = is_repeated(diagnostics, call->place, any_fault);
    if (diagnostics->muted) return;
    Arena *arena = arena_new();
    const char *told = arena_printf(arena, "%s does not fit here: %s", call->name, format);
    count_error(diagnostics, call->place, told, arguments);
    arena_free(arena);
    BlamedCall blamed = *call;
    *call = (BlamedCall){0};
    report_note(diagnostics, place, "it fails here");
    *call = blamed;
}

void report_error(Diagnostics *diagnostics, Place place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    diagnostics->is_wrong = 1;
    if (is_within_blamed(diagnostics, place)) {
        blame_call(diagnostics, place, format, arguments);
    } else {
        diagnostics->muted = is_repeated(diagnostics, place, format);
        if (!diagnostics->muted) count_error(diagnostics, place, format, arguments);
    }
    va_end(arguments);
}

void report_warning(Diagnostics *diagnostics, Warning warning, Place place, const char *format,
                    ...) {
    va_list arguments;
    va_start(arguments, format);
    diagnostics->muted =
        (diagnostics->disabled >> warning & 1) || is_repeated(diagnostics, place, any_warning);
    if (!diagnostics->muted) {
        char *labelled = NULL;
        Arena *arena = arena_new();
        labelled = arena_printf(arena, "%s [-W%s]", format, warning_names[warning]);
        if (diagnostics->warnings_are_errors)
            count_error(diagnostics, place, labelled, arguments);
        else
            print(diagnostics, warning_level, place, labelled, arguments);
        arena_free(arena);
    }
    va_end(arguments);
}

void report_note(Diagnostics *diagnostics, Place place, const char *format, ...) {
    // How to mend a body of the prelude is no help to who calls it.
    int is_of_prelude = !place.source || place.source->is_prelude;
    if (diagnostics->muted || (diagnostics->blamed.is_told && is_of_prelude)) return;
    va_list arguments;
    va_start(arguments, format);
    if (place.source)
        print(diagnostics, note_level, place, format, arguments);
    else {
        fprintf(diagnostics->stream, "%snote:%s ", diagnostics->color ? note_level.paint : "",
                diagnostics->color ? "\033[0m" : "");
        vfprintf(diagnostics->stream, format, arguments);
        fputc('\n', diagnostics->stream);
    }
    va_end(arguments);
}
