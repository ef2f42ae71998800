// Definitions are put in place of their reads.
#include "opt/opt.h"
#include "opt/uses.h"

enum { LARGEST_MERGED = 64 }; // operators in one value, so that it can still be read

static void count_apply(Expr *expr, void *data) {
    if (expr->kind == EXPR_APPLY && expr->type > TYPE_INT) ++*(int *)data;
}

static int count_operators(Program *program, Expr *expr) {
    int count = 0;
    expr_each(program, expr, count_apply, &count);
    return count;
}

// An update of a given array that the value reads, between the definition and where it would go.
static int is_overtaken(Program *program, const Function *function, const Statement *definition,
                        int from, int to) {
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

static int is_cheap(Program *program, const Statement *definition) {
    return count_operators(program, definition->value) == 0;
}

static int may_merge(Program *program, const Function *function, int position) {
    const Statement *definition = function->statements[position];
    int last = position, at;
    if (definition->reducer != REDUCER_DEFINE || definition->target->role != ROLE_LOCAL ||
        !covers_target(definition) || count_writers(function, definition->target, &at) != 1)
        return 0;
    int readers = count_readers(program, function, definition->target, &last);
    if (!readers || is_overtaken(program, function, definition, position, last)) return 0;
    if (is_cheap(program, definition)) return 1;
    const Statement *reader = function->statements[last];
    return readers == 1 && reads_each_cell_once(program, reader, definition->target) &&
           count_operators(program, definition->value) + count_operators(program, reader->value) <=
               LARGEST_MERGED;
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
    for (int i = 0; i < function->statement_count;) {
        if (!may_merge(program, function, i)) {
            i++;
            continue;
        }
        const Statement *definition = function->statements[i];
        char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count);
        for (int k = i + 1; k < function->statement_count; k++)
            if (statement_reads(program, function->statements[k], definition->target))
                function->statements[k] = merged(program, definition, function->statements[k]);
        dropped[i] = 1;
        drop_statements(function, dropped);
    }
}
