#include "opt/uses.h"

static void note_read(Expr *expr, void *data) {
    Reads *reads = data;
    if (expr->kind != EXPR_READ || (reads->array && expr->array != reads->array)) return;
    reads->list = arena_grow(reads->program->context->arena, reads->list, reads->count,
                             &reads->capacity, sizeof(Expr *));
    reads->list[reads->count++] = expr;
}

Reads reads_of(Program *program, const Statement *statement, const Array *array) {
    Reads reads = {.program = program, .array = array};
    expr_each(program, statement->value, note_read, &reads);
    if (statement->guard) expr_each(program, statement->guard, note_read, &reads);
    for (int i = 0; i < statement->target->rank; i++)
        expr_each(program, statement->subscripts[i], note_read, &reads);
    for (int i = 0; i < statement->loop_count; i++)
        expr_each(program, statement->loops[i]->extent, note_read, &reads);
    return reads;
}

int statement_reads(Program *program, const Statement *statement, const Array *array) {
    return reads_of(program, statement, array).count > 0;
}

static int is_written_by(const Statement *statement, const Array *array, int extrema) {
    if (statement->target == array) return 1;
    for (int i = 0; statement->found && i < extrema; i++)
        if (statement->found[i] == array) return 1;
    return 0;
}

int count_writers(const Function *function, const Array *array, int *last) {
    int count = 0;
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        int extrema = statement->loop_count - statement->target->rank;
        if (!is_written_by(statement, array, extrema)) continue;
        count++;
        *last = i;
    }
    return count;
}

int count_readers(Program *program, const Function *function, const Array *array, int *last) {
    int count = 0;
    for (int i = 0; i < function->statement_count; i++) {
        if (!statement_reads(program, function->statements[i], array)) continue;
        count++;
        *last = i;
    }
    return count;
}

int loop_of(const Statement *statement, Expr *expr) {
    for (int i = 0; expr->kind == EXPR_INDEX && i < statement->loop_count; i++)
        if (statement->loops[i] == expr->index) return i;
    return -1;
}

int covers_target(const Statement *statement) {
    const Array *target = statement->target;
    if (statement->loop_count != target->rank || statement->guard) return 0;
    for (int i = 0; i < target->rank; i++) {
        Expr *subscript = statement->subscripts[i];
        if (loop_of(statement, subscript) < 0 || subscript->index->extent != target->dims[i])
            return 0;
        for (int k = 0; k < i; k++)
            if (statement->subscripts[k] == subscript) return 0;
    }
    return 1;
}

Statement replace_in_statement(Program *program, Statement statement, int count,
                               Expr *const *from, Expr *const *to) {
    Expr **subscripts = expr_list(program, statement.target->rank);
    for (int i = 0; i < statement.target->rank; i++)
        subscripts[i] = expr_replace(program, statement.subscripts[i], count, from, to);
    statement.subscripts = subscripts;
    statement.value = expr_replace(program, statement.value, count, from, to);
    statement.value = expr_convert(program, statement.value, statement.target->type);
    if (statement.guard) statement.guard = expr_replace(program, statement.guard, count, from, to);
    return statement;
}

void drop_statements(Function *function, const char *dropped) {
    int kept = 0;
    for (int i = 0; i < function->statement_count; i++)
        if (!dropped[i]) function->statements[kept++] = function->statements[i];
    function->statement_count = kept;
}
