// Definitions are put in place of their reads.
#include "ir/affine.h"
#include "ir/facts.h"
#include "opt/opt.h"
#include "opt/uses.h"

enum { LARGEST_MERGED = 3000 }; // sizes of both values multiplied, so that it can still be read

// The statements that read an array: those that did before the pass, and still do. (What is merged
// reads only what stands before it, which the pass has left behind.)
typedef struct Readers {
    const int *positions;
    int count, last;
} Readers;

static Readers readers_of(Program *program, const Function *function, const Uses *uses,
                          const Array *array) {
    const Use *use = use_of(uses, array);
    int *positions =
        arena_alloc(program->context->arena, (size_t)(use->reader_count + 1) * sizeof *positions);
    Readers readers = {positions, 0, -1};
    for (int i = 0; i < use->reader_count; i++)
        if (statement_reads(program, function->statements[use->readers[i]], array))
            positions[readers.count++] = readers.last = use->readers[i];
    return readers;
}

// An update of a given array that the value reads, between the definition and where it would go.
static int is_overtaken(Program *program, const Function *function, const Statement *definition,
                        int from, int to) {
    if (function->kind != FUNCTION_UPDATE) return 0;
    for (int i = from + 1; i < to; i++) {
        const Array *target = function->statements[i]->target;
        if (target->role == ROLE_UPDATE && statement_reads(program, definition, target->of))
            return 1;
    }
    return 0;
}

// Whether each run of the reader's loops reads another cell: then nothing is computed twice.
static int reads_each_cell_once(Program *program, const Statement *reader, const Array *array) {
    Reads reads = reads_of(program, reader, array);
    if (reads.count != 1 || reader->loop_count != array->rank) return 0;
    for (int i = 0; i < array->rank; i++) {
        if (loop_of(reader, reads.list[0]->arguments[i]) < 0) return 0;
        for (int k = 0; k < i; k++)
            if (reads.list[0]->arguments[i] == reads.list[0]->arguments[k]) return 0;
    }
    return 1;
}

// Whether rounds of a region to come read the array at a place that the pass has left behind.
static int is_carried(const Uses *uses, int position, const Array *array) {
    const Use *use = use_of(uses, array);
    return use->reader_count && use->readers[0] <= position;
}

static int is_definition(const Uses *uses, const Statement *statement) {
    return statement->reducer == REDUCER_DEFINE && statement->target->role == ROLE_LOCAL &&
           covers_target(statement) && only_writer(uses, statement->target) >= 0;
}

// What is as good as a read: to convert a number again costs no more than to keep it.
static int is_cheap(Program *program, Expr *value) {
    int is_converted = value->kind == EXPR_APPLY && value->operation->fixity == FIX_CONVERT;
    return expr_is_plain(program, is_converted ? value->arguments[0] : value);
}

// What cannot be kept is computed for each reader, if that does not read an element several times.
static int may_compute_again(Program *program, const Function *function,
                             const Statement *definition, const Readers *readers) {
    for (int i = 0; i < readers->count; i++) {
        const Statement *reader = function->statements[readers->positions[i]];
        if (!reads_each_cell_once(program, reader, definition->target) ||
            (int64_t)definition->value->size * reader->value->size > LARGEST_MERGED)
            return 0;
    }
    return 1;
}

static int may_merge(Program *program, const Function *function, int position,
                     const Readers *readers) {
    const Statement *definition = function->statements[position];
    if (!readers->count || is_overtaken(program, function, definition, position, readers->last))
        return 0;
    int is_kept = !dim_without_bound(program, definition->target->rank, definition->target->dims);
    // Conditions on an integer that is computed of any speak of it as a whole.
    if (is_kept && definition->value->type == TYPE_INT && !is_exact(definition->value)) return 0;
    if (is_cheap(program, definition->value)) return 1;
    if (!is_kept) return may_compute_again(program, function, definition, readers);
    const Statement *reader = function->statements[readers->last];
    return readers->count == 1 && reads_each_cell_once(program, reader, definition->target) &&
           (int64_t)definition->value->size * reader->value->size <= LARGEST_MERGED;
}

// The defining value, at the subscripts of a read.
static Expr *value_at_read(Program *program, const Statement *definition, Expr *read) {
    Expr **from = expr_list(program, definition->loop_count);
    for (int i = 0; i < definition->loop_count; i++) from[i] = definition->subscripts[i];
    return expr_replace(program, definition->value, definition->loop_count, from, read->arguments);
}

static const Statement *merged(Program *program, const Statement *definition,
                               const Statement *reader) {
    Statement *result = arena_alloc(program->context->arena, sizeof *result);
    *result = *reader;
    for (;;) {
        Reads reads = reads_of(program, result, definition->target);
        if (!reads.count) return result;
        Expr **to = expr_list(program, reads.count);
        for (int i = 0; i < reads.count; i++)
            to[i] = value_at_read(program, definition, reads.list[i]);
        *result = replace_in_statement(program, *result, reads.count, reads.list, to);
    }
}

void merge(Program *program, Function *function) {
    Uses uses = uses_of(program, function->statements, function->statement_count);
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *definition = function->statements[i];
        if (!is_definition(&uses, definition) || is_carried(&uses, i, definition->target)) continue;
        Readers readers = readers_of(program, function, &uses, definition->target);
        if (!may_merge(program, function, i, &readers)) continue;
        for (int k = 0; k < readers.count; k++) {
            const Statement **reader = &function->statements[readers.positions[k]];
            *reader = merged(program, definition, *reader);
        }
        dropped[i] = 1;
    }
    drop_statements(function, dropped);
}
