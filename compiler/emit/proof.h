// A program that proves generated code: what the files share that write it.
#ifndef GRADC_EMIT_PROOF_H
#define GRADC_EMIT_PROOF_H

#include "emit/evaluation.h"

// A list of initialisers on its way to be a table: "static const proof_array inputs[] = {...};"
typedef struct Table {
    const char *type, *name;
    const char **items;
    int count, capacity;
} Table;

typedef struct Proof {
    Writer *writer;
    Arena *arena;
    const Interface *interface; // of the generated code
    Program *program;           // expanded for the proof alone: what is to be computed
    Lexicon file;
    int has_larger_sizes; // all is to be proved once more with those
    const char *original; // the C file that the functions are from: "springs.c"; NULL: none
} Proof;

// What proves one function of the program.
typedef struct Subject {
    Evaluation evaluation;
    const char *given, *made; // variables with the generated code's arrays
    const char *prove;        // the name of the C function
} Subject;

// Whether the values of the function are computed, to prove what was generated of it.
int is_proved(const Function *function);

// proof_sizes.c: the sizes that are chosen at a call, which are constants of the program. Whether
// there are larger ones than the small ones, with which everything is soon proved as well:
int has_larger_sizes(Program *program, const Model *values);
// Names for all of them; their values; and a table with both.
void bind_sizes(Proof *proof);
Table write_sizes(Proof *proof);

// Claims names for `name`, and writes the function over dual numbers.
Subject subject_of(Proof *proof, const Function *function, const char *name);

void table_add(const Proof *proof, Table *table, const char *item);
void write_table(const Proof *proof, const Table *table);            // nothing where it is empty
const char *table_arguments(const Proof *proof, const Table *table); // "inputs, 2" or "NULL, 0"

// A proof_array: `array` of the generated code lies at `cells`, and `twin` is the same in the
// subject; either may be NULL. It has a margin where add_cells has made room for it.
typedef struct ArrayText {
    const Array *array;
    Role role; // of what is only made, that of an output
    const char *cells;
    int has_margin;
    const Array *twin;
} ArrayText;

const char *array_item(const Proof *proof, const Subject *subject, ArrayText item);

// A proof_derivative: what the generated code has at `cells` is the derivative of the results, an
// array of the subject, by the variable, an entry of a table.
typedef struct DerivativeText {
    const char *name;
    const Array *shape;
    const char *cells, *variable;
    const Array *results;
    const char *part; // "DUAL_SLOPE"
} DerivativeText;

const char *derivative_item(const Proof *proof, const Subject *subject, DerivativeText derivative);

// Room for arrays as the generated code has them, each with a margin:
// "static struct { float x[5 + 1][64]; } given;"
void add_cells(const Proof *proof, const Subject *subject, Rows *members, const Array *array,
               const char *member);
void write_cells(const Proof *proof, const Rows *members, const char *name);
// "&given.x[0][0]": the first entry of an array.
const char *first_cell(const Proof *proof, const Array *array, const char *cells);

// The array of the function with this name; NULL: there is none.
const Array *array_named(const Function *function, const char *name);
// Of the function, which has at most one with this role.
const Array *array_with_role(const Function *function, Role role);

// A table begins that is about this function. The largest error of code that computes in a type:
void write_begin(const Proof *proof, const char *function, const char *tolerance);
const char *tolerance_of(Type type); // "1e-4"
// "[N, 64]", as a string.
const char *shape_literal(const Proof *proof, const Array *array);
// "{N, 64}" and "N * 64": how many entries there are; of a size that is computed, never below 0.
const char *sizes_text(const Proof *proof, const Array *array);
const char *entries_text(const Proof *proof, int rank, Expr *const *dims);

// proof_within.c: derivatives that the source asks for, grad(z, x) and jvp(z, x: rate), within the
// subject. Whether a function has any that can be proved, of the one kind or the other:
int has_derivatives_within(Program *program, const Function *function, int is_along);
// The condition says whether there is another point to look at; NULL: there is one point.
void write_within_proof(Proof *proof, const Subject *subject, Lexicon *lexicon, const char *name,
                        const char *another);

// proof_model.c, proof_call.c: they write what proves the model, and an exported function, and
// return the name of the C function for that.
const char *write_model_proof(Proof *proof, const Function *forward);
const char *write_call_proof(Proof *proof, const Call *call, const Function *function);

#endif
