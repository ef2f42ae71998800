// Small rewritings of single statements.
#include "opt/opt.h"
#include "opt/uses.h"

// ---- stop() ----

void settle(Program *program, Function *function) {
    for (int i = 0; i < function->statement_count; i++) {
        Statement *plain = arena_alloc(program->context->arena, sizeof *plain);
        *plain = *function->statements[i];
        plain->value = expr_without_stops(program, plain->value);
        if (plain->guard) plain->guard = expr_without_stops(program, plain->guard);
        function->statements[i] = plain;
    }
}

// ---- Definitions ----

// Whether a round reads a cell of the sum, which is 0 then, before the statement adds to it.
static int is_read_early(Program *program, const Function *function, const Uses *uses, int writer) {
    const Statement *sum = function->statements[writer];
    int positions[LARGEST_REGION_DEPTH], depth_of_sum = region_depth(sum->region);
    for (int depth = 1; depth <= depth_of_sum; depth++)
        positions[depth - 1] = position_of_index(sum->subscripts, sum->target->rank,
                                                 region_at(sum->region, depth)->index);
    const Use *use = use_of(uses, sum->target);
    for (int i = 0; sum->region && i < use->reader_count; i++) {
        const Statement *reader = function->statements[use->readers[i]];
        int is_after = use->readers[i] > writer;
        Reads reads = reads_of(program, reader, sum->target);
        for (int k = 0; k < reads.count; k++) {
            int depth = depth_of_early_read(program, sum->region, positions, reader->region,
                                            is_after, reads.list[k]->arguments);
            if (depth && (depth <= depth_of_sum || !is_after)) return 1;
        }
    }
    return 0;
}

void define(Program *program, Function *function) {
    Uses uses = uses_of(program, function->statements, function->statement_count);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        if (statement->reducer != REDUCER_SUM || !covers_target(statement) ||
            only_writer(&uses, statement->target) < 0 || is_read_early(program, function, &uses, i))
            continue;
        Statement *definition = arena_alloc(program->context->arena, sizeof *definition);
        *definition = *statement;
        definition->reducer = REDUCER_DEFINE;
        function->statements[i] = definition;
    }
}

// ---- Sums that continue a definition ----

// Whether the expression reads an array of the target's kind, at the subscripts of the statement.
static int is_read_in_place(const Statement *statement, Expr *read) {
    const Array *array = read->array, *target = statement->target;
    if (read->kind != EXPR_READ || array->role != ROLE_LOCAL || array->rank != target->rank ||
        array->type != target->type)
        return 0;
    for (int i = 0; i < array->rank; i++)
        if (read->arguments[i] != statement->subscripts[i] || array->dims[i] != target->dims[i])
            return 0;
    return 1;
}

// Whether the value is a + s, where s is a sum that is read nowhere else: then *rest is a. Returns
// the position of the sum; -1: it is not.
static int find_sum(Program *program, const Function *function, const Uses *uses,
                    const Statement *statement, Expr **rest) {
    Expr *value = statement->value;
    for (int i = 0; expr_is(value, OP_ADD) && i < 2; i++) {
        Expr *read = value->arguments[i];
        *rest = value->arguments[1 - i];
        if (!is_read_in_place(statement, read) || use_of(uses, read->array)->reader_count != 1 ||
            reads_of(program, statement, read->array).count != 1 || expr_uses(program, *rest, read))
            continue;
        int writer = only_writer(uses, read->array);
        if (writer < 0) continue;
        const Statement *sum = function->statements[writer];
        if (sum->reducer == REDUCER_SUM && !sum->guard && sum->region == statement->region)
            return writer;
    }
    return -1;
}

// What becomes of a statement: it is split in `rest`, and what `sum` adds; or it moves to a split.
typedef struct Split {
    Expr *rest;
    const Statement *sum; // NULL: it is not split
    int moves;
} Split;

static Split *find_splits(Program *program, const Function *function) {
    Uses uses = uses_of(program, function->statements, function->statement_count);
    size_t room = (size_t)(function->statement_count + 1) * sizeof(Split);
    Split *splits = arena_alloc(program->context->arena, room);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = function->statements[i];
        // An update takes the place of what the sum may still read.
        if (statement->reducer != REDUCER_DEFINE || statement->target->role == ROLE_UPDATE ||
            !covers_target(statement))
            continue;
        int sum = find_sum(program, function, &uses, statement, &splits[i].rest);
        if (sum < 0) continue;
        splits[i].sum = function->statements[sum];
        splits[sum].moves = 1;
    }
    return splits;
}

void accumulate(Program *program, Function *function) {
    const Function before = *function;
    const Split *splits = find_splits(program, &before);
    function->statements = NULL;
    function->statement_count = function->statement_capacity = 0;
    for (int i = 0; i < before.statement_count; i++) {
        if (splits[i].moves) continue;
        Statement start = *before.statements[i];
        if (splits[i].sum) start.value = splits[i].rest;
        function_add_statement(program, function, start);
        if (!splits[i].sum) continue;
        Statement sum = *splits[i].sum;
        sum.target = start.target;
        function_add_statement(program, function, sum);
    }
}

// ---- Copies ----

static int is_whole_copy(const Statement *statement) {
    return statement->reducer == REDUCER_DEFINE && covers_target(statement) &&
           is_read_in_place(statement, statement->value);
}

// Whether each statement that writes the array has it as its target, and not as the places found.
static int is_target_of(const Function *function, const Use *use) {
    for (int i = 0; i < use->writer_count; i++)
        if (function->statements[use->writers[i]]->target != use->array) return 0;
    return 1;
}

void forward_copies(Program *program, Function *function) {
    Uses uses = uses_of(program, function->statements, function->statement_count);
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *copy = function->statements[i];
        // An update takes the place of what others may still read: it stays where it is.
        if (copy->target->role == ROLE_LOCAL || copy->target->role == ROLE_UPDATE ||
            !is_whole_copy(copy))
            continue;
        const Use *source = use_of(&uses, copy->value->array);
        if (source->reader_count != 1 || !is_target_of(function, source)) continue;
        for (int k = 0; k < source->writer_count; k++) {
            const Statement **writer = &function->statements[source->writers[k]];
            Statement *moved = arena_alloc(program->context->arena, sizeof *moved);
            *moved = **writer;
            moved->target = copy->target;
            *writer = moved;
        }
        dropped[i] = 1;
    }
    drop_statements(function, dropped);
}
