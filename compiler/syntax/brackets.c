// Open brackets. The scanner uses them to tell where statements can begin; syntax errors, to say
// which bracket was left open.
#include "syntax/parse.h"
#include "syntax/parser.h"

static void open_bracket(Parser *parser, char sign) {
    parser->open = arena_grow(parser->context->arena, parser->open, parser->open_count,
                              &parser->open_capacity, sizeof *parser->open);
    parser->open[parser->open_count++] = (Bracket){sign, parser->token};
}

// Takes the partner from the stack, with those above it, which were left open.
static void close_bracket(Parser *parser, char partner) {
    int at = parser->open_count - 1;
    while (at >= 0 && parser->open[at].sign != partner) at--;
    parser->is_unmatched = at < 0;
    if (at < 0) return;
    if (at < parser->open_count - 1) parser->unclosed = parser->open[parser->open_count - 1];
    parser->open_count = at;
}

// A statement or a declaration begins: what it can't be inside of was left open.
static void close_all(Parser *parser, int with_braces) {
    int last = parser->open_count - 1;
    int at = last;
    while (at >= 0 && (with_braces || parser->open[at].sign != '{')) at--;
    if (at < last) parser->unclosed = parser->open[last];
    parser->open_count = at + 1;
}

void track_brackets(Parser *parser, int token) {
    parser->unclosed = (Bracket){0};
    parser->is_unmatched = 0;
    switch (token) {
    case '(':
    case '[':
    case '{': open_bracket(parser, (char)token); break;
    case ')': close_bracket(parser, '('); break;
    case ']': close_bracket(parser, '['); break;
    case '}': close_bracket(parser, '{'); break;
    case LET:
    case PARAM:
    case STATE:
    case INPUT:
    case OUTPUT:
    case LOSS:
    case METRIC:
    case RETURN:
    case VAR:
    case YIELD:
    case OPTIMIZER: close_all(parser, 0); break;
    case IMPORT:
    case DIM:
    case FN:
    case LAYER:
    case MODEL:
    case END: close_all(parser, 1); break;
    default: break;
    }
}

int is_inside_expression(const Parser *parser) {
    return parser->open_count && parser->open[parser->open_count - 1].sign != '{';
}
