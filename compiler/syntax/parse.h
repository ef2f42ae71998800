// What the scanner and the grammar share: the state of a parse, and the constructors that the
// grammar's actions call. Only the files in this folder include it; the others see ast.h.
#ifndef GRADC_SYNTAX_PARSE_H
#define GRADC_SYNTAX_PARSE_H

#include "syntax/ast.h"

// A name and where it stands.
typedef struct Word {
    const char *text;
    Place place;
} Word;

// Lists that grow at their end.
typedef struct Arguments {
    Argument *first, *last;
} Arguments;

typedef struct Formals {
    Formal *first, *last;
} Formals;

typedef struct Clauses {
    Clause *first, *last;
} Clauses;

typedef struct Derivatives {
    Derivative *first, *last;
} Derivatives;

// (formals) -> result
typedef struct Signature {
    Formal *formals;
    TypeSyntax *result;
} Signature;

typedef struct Bracket {
    char sign; // '(', '[' or '{'; zero: none
    Place place;
} Bracket;

typedef struct Parser {
    Context *context;
    Source *source;
    Module *module;
    Declaration *last_declaration;
    void *scanner;

    Place read;                    // the text that was scanned last
    Place token;                   // the same, or where it comes from
    Place said;                    // where it comes from in source->origin
    size_t token_start, token_end; // and its bytes in the source
    int is_excused;                // something wrong with the last token was reported
    int is_stopped;                // the rest is not read

    Bracket *open; // brackets that wait for their partner
    int open_count, open_capacity;
    Bracket unclosed; // what the last token should have been preceded by the partner of
    int is_unmatched; // the last token closes a bracket that was never opened
} Parser;

// ---- lexer.l ----

void scanner_open(Parser *parser);
void scanner_close(Parser *parser);

// ---- brackets.c ----

void track_brackets(Parser *parser, int token);
int is_inside_expression(const Parser *parser);

// ---- syntax_error.c ----

// A token that does not fit. Symbols go by their names in the grammar; `expected` is used up.
void report_unexpected(Parser *parser, const char *found, const char **expected, int count);

// Reports what is wrong with the last token. The grammar then says no more about it.
void report_token(Parser *parser, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Reports what makes the rest unreadable, once, and stops reading.
void report_and_stop(Parser *parser, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// ---- ast.c ----

Word word_new(Parser *parser, const char *text, size_t length);

Node *node_number(Parser *parser, const char *text, Place place);
Node *node_bad_number(Parser *parser, const char *text, Place place);
Node *node_name(Parser *parser, Word name);
Node *node_call(Parser *parser, Place place, Word name, Arguments arguments);
Node *node_pipe(Parser *parser, Node *first, Node *call);
Node *node_subscript(Parser *parser, Place place, Node *base, Arguments subscripts);
Node *node_unary(Parser *parser, OperatorSign sign, Place sign_place, Node *operand);
Node *node_binary(Parser *parser, OperatorSign sign, Place sign_place, Node *left, Node *right);
Node *node_select(Parser *parser, Place sign_place, Node *condition, Node *yes, Node *no);
Node *node_reduction(Parser *parser, Place place, Word name, Arguments ranges, Node *body);
Node *node_list(Parser *parser, Place place, Arguments items);
Node *node_loop(Parser *parser, Place place, Argument *bound, int is_backward, Clauses body);
Node *node_repeat(Parser *parser, Place place, Node *count, Node *call);
Node *node_parenthesised(Place place, Node *inner);

Argument *argument_new(Parser *parser, Place place, const char *name, Node *value);
Argument *argument_with_equals(Parser *parser, Place place, Place equals, Word name, Node *value);
Argument *slice_new(Parser *parser, Place place, Node *first, Node *end);
Arguments add_argument(Arguments list, Argument *argument);

TypeSyntax *type_new(Parser *parser, Place place, ScalarName scalar, Node *classes,
                     Arguments shape);
TypeSyntax *type_of_quantity(Parser *parser, Place place, Word quantity, Arguments shape);

Clauses clause_new(Parser *parser, ClauseKind kind, Place place, Word name, TypeSyntax *type,
                   Node *value);
Clauses clause_element_wise(Parser *parser, ClauseKind kind, Place place, Word name,
                            Arguments ranges, Node *value);
Clauses clause_add_to(Parser *parser, Place place, Word name, Place sign_place, Node *value);
Clauses clause_elements(Parser *parser, ClauseKind kind, Place place, Word name,
                        Arguments subscripts, Node *value);
Clauses add_clauses(Clauses list, Clauses more);

Formal *formal_new(Parser *parser, Place place, Word name, TypeSyntax *type, Node *value);
Formals add_formal(Formals list, Formal *formal);

Derivative *derivative_new(Parser *parser, Place place, Word name, Node *value);
Derivatives add_derivative(Derivatives list, Derivative *derivative);

Declaration *declare(Parser *parser, DeclarationKind kind, Place place, Word name,
                     Signature signature, Clauses body, Derivatives derivatives);
void mark_exported(Declaration *function);
void declare_export(Parser *parser, Place place, Word mode, Word function, Formals variables);
void declare_import(Parser *parser, Place place, Word path);
void declare_extern(Parser *parser, Place place, Word path, Word name, const Signature *signature,
                    Derivatives derivatives);
void declare_dim(Parser *parser, Place place, Word name, Node *bound, int is_dynamic);
void declare_quantity(Parser *parser, Place place, Word name);

#endif
