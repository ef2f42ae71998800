// The order of the loops of each statement, which decides its speed: along the unit stride where
// target and operands allow it, with reductions outside of that; else reductions innermost.
#include "schedule/tree.h"

typedef struct {
    Program *program;
    Expr *index;
    int streams, jumps; // reads along it in unit steps, and in others
} Stride;

static void note_stride(Expr *expr, void *data) {
    Stride *stride = data;
    if (expr->kind != EXPR_READ) return;
    for (int i = 0; i < expr->count; i++) {
        Expr *subscript = expr->arguments[i];
        if (subscript == stride->index && i == expr->count - 1)
            stride->streams++;
        else if (subscript == stride->index)
            stride->jumps++;
    }
}

static int is_subscript(const Statement *statement, const Index *index) {
    for (int i = 0; i < statement->target->rank; i++) {
        Expr *subscript = statement->subscripts[i];
        if (subscript->kind == EXPR_INDEX && subscript->index == index) return 1;
    }
    return 0;
}

// Whether the subscripts are loops, each another one.
static int has_plain_subscripts(const Statement *statement) {
    for (int i = 0; i < statement->target->rank; i++) {
        if (statement->subscripts[i]->kind != EXPR_INDEX) return 0;
        for (int k = 0; k < i; k++)
            if (statement->subscripts[k] == statement->subscripts[i]) return 0;
    }
    return 1;
}

int is_contraction(const Statement *statement) {
    int kept = 0;
    for (int i = 0; i < statement->loop_count; i++)
        kept += is_subscript(statement, statement->loops[i]);
    return statement->reducer == REDUCER_SUM && kept < statement->loop_count &&
           statement->loop_count >= 3;
}

// The target's last subscript, where a sum can run along it in unit steps; NULL: it cannot.
static const Index *streaming_index(Program *program, const Statement *statement) {
    int rank = statement->target->rank;
    if (statement->reducer != REDUCER_SUM || rank == 0) return NULL;
    Stride stride = {program, statement->subscripts[rank - 1], 0, 0};
    expr_each(program, statement->value, note_stride, &stride);
    return stride.streams && !stride.jumps ? stride.index->index : NULL;
}

static int needs_reduction(const Statement *statement) {
    for (int i = 0; i < statement->loop_count; i++)
        if (!is_subscript(statement, statement->loops[i])) return 1;
    return 0;
}

// Loops in the order of the target's subscripts, then the reductions; the streaming one last.
static void order_loops(Program *program, Statement *statement, const Index *streaming) {
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(statement->loop_count + 1) * sizeof *loops);
    int count = 0;
    for (int i = 0; i < statement->target->rank; i++)
        if (statement->subscripts[i]->index != streaming)
            loops[count++] = statement->subscripts[i]->index;
    for (int i = 0; i < statement->loop_count; i++)
        if (!is_subscript(statement, statement->loops[i])) loops[count++] = statement->loops[i];
    if (streaming) loops[count++] = streaming;
    statement->loops = loops;
}

// Whether every range depends only on loops further out.
static int is_valid_order(Program *program, const Statement *statement) {
    for (int i = 0; i < statement->loop_count; i++)
        for (int k = i; k < statement->loop_count; k++)
            if (expr_uses(program, statement->loops[i]->extent,
                          expr_index(program, statement->loops[k])))
                return 0;
    return 1;
}

// target[...] = 0, over the whole of it.
static Statement zero_statement(Program *program, const Statement *sum) {
    const Array *target = sum->target;
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(target->rank + 1) * sizeof *loops);
    Expr **subscripts = expr_list(program, target->rank);
    for (int i = 0; i < target->rank; i++) {
        int loop = loop_of(sum, sum->subscripts[i]);
        int fits = loop >= 0 && sum->loops[loop]->extent == target->dims[i];
        const char letter[] = {(char)('i' + i), '\0'};
        const char *name = fits ? sum->loops[loop]->name : name_of(program->context->names, letter);
        loops[i] = index_new(program, name, target->dims[i]);
        subscripts[i] = expr_index(program, loops[i]);
    }
    Expr *zero =
        target->type == TYPE_INT ? expr_int(program, 0) : expr_real(program, 0, target->type);
    return (Statement){.loop_count = target->rank,
                       .loops = loops,
                       .target = target,
                       .subscripts = subscripts,
                       .value = zero,
                       .origin = sum->origin,
                       .reverse_of = sum->reverse_of};
}

// Whether every element of the target has a round of the loops of its own.
static int reaches_whole_target(const Statement *statement) {
    for (int i = 0; i < statement->target->rank; i++)
        if (statement->subscripts[i]->index->extent != statement->target->dims[i]) return 0;
    return 1;
}

// Returns whether the statement's reductions run innermost, for every element of the target: then a
// variable can collect each, and nothing has to be set to 0 before.
static int choose_order(Program *program, Statement *statement) {
    const Statement original = *statement;
    if (!has_plain_subscripts(statement)) return 0;
    int reduces = needs_reduction(statement);
    const Index *streaming = reduces ? streaming_index(program, statement) : NULL;
    order_loops(program, statement, streaming);
    if (is_valid_order(program, statement))
        return reduces && !streaming && reaches_whole_target(statement);
    *statement = original;
    return 0;
}

Ordered *order_statements(Program *program, const Function *function, int *count) {
    Ordered *list = arena_alloc(program->context->arena,
                                (size_t)(2 * function->statement_count + 1) * sizeof *list);
    Uses uses = uses_of(program, function->statements, function->statement_count);
    *count = 0;
    for (int i = 0; i < function->statement_count; i++) {
        Statement statement = *function->statements[i];
        int starts = use_of(&uses, statement.target)->writers[0] == i;
        int accumulates = choose_order(program, &statement);
        if (starts && statement.reducer == REDUCER_SUM && !accumulates) {
            Statement zero = zero_statement(program, &statement);
            list[(*count)++] = (Ordered){zero, function->statements[i], 1};
            starts = 0;
        }
        list[(*count)++] = (Ordered){statement, function->statements[i], starts};
    }
    return list;
}
