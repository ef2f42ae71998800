// What the scanner and the grammar of the IR's text form share: the state of the reader, and the
// functions that the grammar's actions call. Only the reader's own files include it.
#ifndef GRADC_IR_READ_H
#define GRADC_IR_READ_H

#include "ir/ir.h"

// A name and where it stands.
typedef struct Word {
    const char *text;
    Place place;
} Word;

typedef struct Words {
    Word *items;
    int count, capacity;
} Words;

// An expression that was read; NULL where an error was reported.
typedef struct Term {
    Expr *expr;
    int depth; // of what was written
    Place place;
} Term;

typedef struct Terms {
    Term *items;
    int count, capacity;
} Terms;

// f32[N, 64], int(10)[N]
typedef struct TypeText {
    Word name;
    Term classes; // without an expression: any integer
    Terms dims;
} TypeText;

// h.y[n, j]
typedef struct Cell {
    Word name;
    Terms subscripts;
} Cell;

typedef struct Reader {
    Context *context;
    Program *program;
    const Source *source;
    void *scanner;
    int start;            // the token that says what is to be read; 0 once it was given
    Place token;          // the token that was scanned last
    int token_line;       // the line on which the last token of the grammar ends
    const Origin *origin; // as the comment at the end of that line says; NULL: there is none

    // What names mean at this point.
    Model *model;
    Function *function;
    const Region *region;
    const Index **loops; // those of the regions first
    int loop_count, loop_capacity;
    const char *const *formals;
    Expr *const *values;
    int formal_count;
    Type real; // of constants

    Operator *operation; // the one that is being read
    Expr *formula;       // what ir_read_formula returns
} Reader;

// ---- gir_lexer.l ----

void reader_open(Reader *reader, int start);
void reader_close(Reader *reader);

// ---- read.c ----

Word read_word(Reader *reader, const char *text, Place place);
Words add_word(Reader *reader, Words words, Word word);
Terms add_term(Reader *reader, Terms terms, Term term);
int64_t read_integer(Reader *reader, const char *text, Place place);
double read_real(Reader *reader, const char *text, Place place);
void read_comment(Reader *reader, const char *text, Place place);

Term term_integer(Reader *reader, int64_t integer, Place place);
Term term_real(Reader *reader, double real, Place place);
Term term_name(Reader *reader, Word name);
Term term_read(Reader *reader, Cell cell, Place place);
Term term_call(Reader *reader, Word name, Terms arguments, Place place);
Term term_unary(Reader *reader, OperatorId id, Term a, Place place);
Term term_binary(Reader *reader, OperatorId id, Term a, Term b, Place place);
Term term_select(Reader *reader, Term condition, Term a, Term b, Place place);

void read_dim(Reader *reader, Word name, int64_t bound);
void begin_operator(Reader *reader, Word name, Words formals);
void read_body(Reader *reader, Term body);
void read_derivative(Reader *reader, Word formal, Term derivative);
void end_operator(Reader *reader);
void read_model(Reader *reader, Word name, Word real, Words optimizers);
void begin_function(Reader *reader, Word kind, Word name);
void read_array(Reader *reader, Word role, Word name, Word of, TypeText type, Term initial);
void read_loop(Reader *reader, Word name, Term extent);
void begin_region(Reader *reader, Word direction, Place place);
void end_region(Reader *reader);
void read_statement(Reader *reader, Term guard, Cell target, Reducer reducer, Term value,
                    Words found);

#endif
