// What is said about a token that does not fit: what was found, and the few things expected.
#include "syntax/parse.h"

#include <stdarg.h>
#include <string.h>

enum { MOST_EXPECTED = 4, LONGEST_QUOTE = 40 };

// Symbols of the grammar that a person sees as one thing. Where the first one is expected, the
// phrase stands for them all.
typedef struct Group {
    const char *phrase;
    const char *symbols; // with a space before and after each
} Group;

// After an operand come also, but only after some, the body of a reduction and the '=' of an
// assignment. They are too rare to be named beside the operators.
static const Group groups[] = {
    {"an operator", " '+' '-' '*' '/' '%' '@' '^' '<' <= '>' >= == != && || |> '?' '[' '(' '!' '=' "
                    "name number reducer "},
    {"an expression", " number name reducer '(' '[' '-' '!' repeat for "},
    {"a type", " scalar class '[' name target cell reducer "},
    {"a name", " name target cell reducer "},
    {"a statement", " let param state input output loss metric return optimizer use target var for "
                    "yield cell "},
    {"a declaration", " fn dim import deriv layer optimizer model quantity export extern end "},
    {"an assignment like x = 0", " target "},
};

enum { GROUP_COUNT = sizeof groups / sizeof *groups };

static const char comparisons[] = " '<' <= '>' >= == != ";
static const char keywords[] =
    " let param state input output loss metric return optimizer fn dim quantity "
    "import deriv layer model export wrt use as scalar class reserved ";

// Whether the symbol is one of those in a text that has a space before and after each.
static int is_among(const char *symbol, const char *symbols) {
    size_t length = strlen(symbol);
    for (const char *at = symbols; (at = strstr(at, symbol)); at++)
        if (at[-1] == ' ' && at[length] == ' ') return 1;
    return 0;
}

static int is_first(const char *symbol, const char *symbols) {
    size_t length = strlen(symbol);
    return strncmp(symbols + 1, symbol, length) == 0 && symbols[length + 1] == ' ';
}

static int is_keyword(const char *symbol) {
    return is_among(symbol, keywords);
}

// The symbols expected, as a list of phrases of which at most MOST_EXPECTED are said.
typedef struct Expectation {
    const char *phrases[MOST_EXPECTED];
    int count;
} Expectation;

static void add_phrase(Expectation *expectation, const char *phrase) {
    if (expectation->count < MOST_EXPECTED) expectation->phrases[expectation->count++] = phrase;
}

// Takes what belongs to the group out of `expected`, if its first symbol is there.
static int take_group(const Group *group, const char **expected, int *count) {
    int kept = 0, is_there = 0;
    for (int i = 0; i < *count; i++) is_there |= is_first(expected[i], group->symbols);
    if (!is_there) return 0;
    for (int i = 0; i < *count; i++)
        if (!is_among(expected[i], group->symbols)) expected[kept++] = expected[i];
    *count = kept;
    return 1;
}

// Single signs come first, for they are what is most likely missing.
static Expectation summarise(const char **expected, int count) {
    int applies[GROUP_COUNT];
    for (int i = 0; i < GROUP_COUNT; i++) applies[i] = take_group(&groups[i], expected, &count);
    Expectation expectation = {.count = 0};
    for (int i = 0; i < count; i++) add_phrase(&expectation, expected[i]);
    for (int i = 0; i < GROUP_COUNT; i++)
        if (applies[i]) add_phrase(&expectation, groups[i].phrase);
    return expectation;
}

static int expects(const Expectation *expectation, const char *phrase) {
    for (int i = 0; i < expectation->count; i++)
        if (strcmp(expectation->phrases[i], phrase) == 0) return 1;
    return 0;
}

static char *join(Arena *arena, const Expectation *expectation) {
    Buffer text = buffer_new(arena);
    for (int i = 0; i < expectation->count; i++) {
        const char *phrase = expectation->phrases[i];
        int is_sign = !strchr("'a", phrase[0]); // "->" among "','" and "an operator"
        if (i) buffer_text(&text, i == expectation->count - 1 ? " or " : ", ");
        buffer_printf(&text, is_sign ? "'%s'" : "%s", phrase);
    }
    return text.text;
}

// The last token, as it is written.
static char *describe_found(const Parser *parser, const char *found) {
    Arena *arena = parser->context->arena;
    if (strcmp(found, "end") == 0) return arena_printf(arena, "the end of the file");
    if (strcmp(found, "string") == 0) return arena_printf(arena, "a text in quotes");
    size_t length = parser->token_end - parser->token_start;
    const char *next = parser->source->text + parser->token_end;
    const char *sign = next[strspn(next, " \t\r\n\f")] == '+' ? " +=" : " =";
    int is_long = length > LONGEST_QUOTE;
    return arena_printf(arena, "'%.*s%s%s'", is_long ? LONGEST_QUOTE : (int)length,
                        parser->source->text + parser->token_start, is_long ? "..." : "",
                        strcmp(found, "target") == 0 ? sign : "");
}

static char partner_of(char bracket) {
    return strchr("()[]{}", bracket)[1];
}

static void report_unclosed(Parser *parser, const char *found) {
    Diagnostics *diagnostics = parser->context->diagnostics;
    char sign = parser->unclosed.sign;
    report_error(diagnostics, parser->unclosed.place, "unclosed '%c'", sign);
    report_note(diagnostics, parser->token, "'%c' is expected before %s", partner_of(sign),
                describe_found(parser, found));
}

void report_unexpected(Parser *parser, const char *found, const char **expected, int count) {
    Diagnostics *diagnostics = parser->context->diagnostics;
    Expectation expectation = summarise(expected, count);
    const char *text = describe_found(parser, found);
    int is_misplaced = is_keyword(found) && expects(&expectation, "an expression");
    if (parser->is_stopped || parser->is_excused) return;
    if (parser->unclosed.sign)
        report_unclosed(parser, found);
    else if (parser->is_unmatched)
        report_error(diagnostics, parser->token, "this %s closes nothing", text);
    else if (is_keyword(found) && expects(&expectation, "a name"))
        report_error(diagnostics, parser->token,
                     "%s is a word of the language; choose another name", text);
    else if (is_among(found, comparisons) && expects(&expectation, "an operator"))
        report_error(diagnostics, parser->token,
                     "comparisons can't be chained; write a < b && b < c");
    else
        report_error(diagnostics, parser->token, "expected %s, but found %s%s",
                     join(parser->context->arena, &expectation), text,
                     is_misplaced ? ", which is a word of the language" : "");
}

void report_token(Parser *parser, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report_error(parser->context->diagnostics, parser->token, "%s",
                 arena_vprintf(parser->context->arena, format, arguments));
    va_end(arguments);
    parser->is_excused = 1;
}

void report_and_stop(Parser *parser, Place place, const char *format, ...) {
    if (parser->is_stopped) return;
    va_list arguments;
    va_start(arguments, format);
    report_error(parser->context->diagnostics, place, "%s",
                 arena_vprintf(parser->context->arena, format, arguments));
    va_end(arguments);
    parser->is_stopped = 1;
}
