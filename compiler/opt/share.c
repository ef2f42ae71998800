// Common subexpressions, between statements.
#include "opt/opt.h"
#include "opt/uses.h"

static int could_be_same(const Statement *a, const Statement *b) {
    if (a->loop_count != b->loop_count || a->reducer != b->reducer ||
        a->target->type != b->target->type || a->target->rank != b->target->rank ||
        !a->guard != !b->guard || a->found || b->found)
        return 0;
    for (int i = 0; i < a->loop_count; i++)
        if (a->loops[i]->extent != b->loops[i]->extent) return 0;
    for (int i = 0; i < a->target->rank; i++)
        if (a->target->dims[i] != b->target->dims[i]) return 0;
    return 1;
}

// Whether b computes what a does, once its loops are called as those of a.
static int is_same(Program *program, const Statement *a, const Statement *b) {
    if (!could_be_same(a, b)) return 0;
    Expr **from = expr_list(program, b->loop_count), **to = expr_list(program, b->loop_count);
    for (int i = 0; i < b->loop_count; i++) {
        from[i] = expr_index(program, b->loops[i]);
        to[i] = expr_index(program, a->loops[i]);
    }
    Statement renamed = replace_in_statement(program, *b, b->loop_count, from, to);
    for (int i = 0; i < a->target->rank; i++)
        if (renamed.subscripts[i] != a->subscripts[i]) return 0;
    return renamed.value == a->value && renamed.guard == a->guard;
}

static void read_instead(Program *program, Function *function, const Array *old,
                         const Array *now) {
    for (int i = 0; i < function->statement_count; i++)
        for (;;) {
            Reads reads = reads_of(program, function->statements[i], old);
            if (!reads.count) break;
            Expr **to = expr_list(program, reads.count);
            for (int k = 0; k < reads.count; k++)
                to[k] = expr_read(program, now, reads.list[k]->arguments);
            Statement *changed = arena_alloc(program->context->arena, sizeof *changed);
            *changed = replace_in_statement(program, *function->statements[i], reads.count,
                                            reads.list, to);
            function->statements[i] = changed;
        }
}

static int may_be_shared(const Function *function, const Statement *statement) {
    int last;
    return statement->target->role == ROLE_LOCAL &&
           count_writers(function, statement->target, &last) == 1;
}

void share(Program *program, Function *function) {
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = 0; i < function->statement_count; i++) {
        if (dropped[i] || !may_be_shared(function, function->statements[i])) continue;
        for (int k = i + 1; k < function->statement_count; k++) {
            const Statement *second = function->statements[k];
            if (dropped[k] || !may_be_shared(function, second) ||
                !is_same(program, function->statements[i], second))
                continue;
            read_instead(program, function, second->target, function->statements[i]->target);
            dropped[k] = 1;
        }
    }
    drop_statements(function, dropped);
}
