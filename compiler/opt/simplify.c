// Small rewritings of single statements.
#include "opt/opt.h"
#include "opt/uses.h"

// ---- stop() ----

typedef struct {
    Program *program;
    Expr **list;
    int count, capacity;
} Stops;

static void note_stop(Expr *expr, void *data) {
    Stops *stops = data;
    if (!expr_is(expr, OP_STOP)) return;
    stops->list = arena_grow(stops->program->context->arena, stops->list, stops->count,
                             &stops->capacity, sizeof(Expr *));
    stops->list[stops->count++] = expr;
}

static Expr *without_stops(Program *program, Expr *expr) {
    for (;;) {
        Stops stops = {.program = program};
        expr_each(program, expr, note_stop, &stops);
        if (!stops.count) return expr;
        Expr **to = expr_list(program, stops.count);
        for (int i = 0; i < stops.count; i++) to[i] = stops.list[i]->arguments[0];
        expr = expr_replace(program, expr, stops.count, stops.list, to);
    }
}

void settle(Program *program, Function *function) {
    for (int i = 0; i < function->statement_count; i++) {
        Statement *plain = arena_alloc(program->context->arena, sizeof *plain);
        *plain = *function->statements[i];
        plain->value = without_stops(program, plain->value);
        if (plain->guard) plain->guard = without_stops(program, plain->guard);
        function->statements[i] = plain;
    }
}

// ---- Definitions ----

void define(Program *program, Function *function) {
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        int last;
        if (statement->reducer != REDUCER_SUM || !covers_target(statement) ||
            count_writers(function, statement->target, &last) != 1)
            continue;
        Statement *definition = arena_alloc(program->context->arena, sizeof *definition);
        *definition = *statement;
        definition->reducer = REDUCER_DEFINE;
        function->statements[i] = definition;
    }
}

// ---- Sums that continue a definition ----

// Whether the value is a + s, with s read at the subscripts of the statement: then *rest is a.
static Expr *find_sum(Program *program, const Function *function, const Statement *statement,
                      Expr **rest, int *writer) {
    Expr *value = statement->value;
    for (int i = 0; expr_is(value, OP_ADD) && i < 2; i++) {
        Expr *read = value->arguments[i];
        int last;
        *rest = value->arguments[1 - i];
        if (read->kind != EXPR_READ || read->array->role != ROLE_LOCAL ||
            read->array->rank != statement->target->rank || read->type != statement->target->type)
            continue;
        int same = 1;
        for (int k = 0; k < read->count; k++)
            same &= read->arguments[k] == statement->subscripts[k];
        if (!same || expr_uses(program, *rest, read)) continue;
        if (count_readers(program, function, read->array, &last) != 1) continue;
        if (count_writers(function, read->array, writer) != 1) continue;
        const Statement *sum = function->statements[*writer];
        if (sum->reducer == REDUCER_SUM && !sum->guard) return read;
    }
    return NULL;
}

void accumulate(Program *program, Function *function) {
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        Expr *rest;
        int writer;
        if (statement->reducer != REDUCER_DEFINE || !covers_target(statement)) continue;
        if (!find_sum(program, function, statement, &rest, &writer)) continue;
        Statement *start = arena_alloc(program->context->arena, 2 * sizeof *start);
        Statement *sum = start + 1;
        *start = *statement;
        start->value = rest;
        *sum = *function->statements[writer];
        sum->target = statement->target;
        for (int k = writer; k < i - 1; k++) function->statements[k] = function->statements[k + 1];
        function->statements[i - 1] = start;
        function->statements[i] = sum;
    }
}

// ---- Copies ----

static int is_whole_copy(const Statement *statement) {
    Expr *value = statement->value;
    if (statement->reducer != REDUCER_DEFINE || !covers_target(statement)) return 0;
    if (value->kind != EXPR_READ || value->array->role != ROLE_LOCAL ||
        value->array->rank != statement->target->rank || value->type != statement->target->type)
        return 0;
    for (int i = 0; i < value->count; i++)
        if (value->arguments[i] != statement->subscripts[i] ||
            value->array->dims[i] != statement->target->dims[i])
            return 0;
    return 1;
}

void forward_copies(Program *program, Function *function) {
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *copy = function->statements[i];
        int last;
        // An update takes the place of what others may still read: it stays where it is.
        if (copy->target->role == ROLE_LOCAL || copy->target->role == ROLE_UPDATE ||
            !is_whole_copy(copy))
            continue;
        const Array *source = copy->value->array;
        if (count_readers(program, function, source, &last) != 1) continue;
        for (int k = 0; k < i; k++) {
            const Statement *writer = function->statements[k];
            if (writer->target != source) continue;
            Statement *moved = arena_alloc(program->context->arena, sizeof *moved);
            *moved = *writer;
            moved->target = copy->target;
            function->statements[k] = moved;
        }
        dropped[i] = 1;
    }
    drop_statements(function, dropped);
}
