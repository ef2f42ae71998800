#include "ad/forward.h"

#include "ad/flow.h"

enum { UNSEEN = -2, SPREAD = -1 };

// An array that changes. For each context: the dimension whose subscript it is, or SPREAD.
typedef struct Moving {
    const Array *array, *rate; // rate NULL: it does not change
    int is_given;              // its rate is the caller's
    int *aligned;
} Moving;

typedef struct Forward {
    Program *program;
    Function *function;
    Activity activity;
    int context_count;
    Expr *const *contexts;
    Moving *moving; // of the arrays that are active, in the same order
} Forward;

static Moving *moving_of(Forward *forward, const Array *array) {
    return &forward->moving[active_position(&forward->activity, array)];
}

// ---- Which dimensions go together ----

// The target goes along with a context where each read that changes does, with the same subscript.
static void align_target(Forward *forward, const Statement *statement, Expr *read) {
    Moving *target = moving_of(forward, statement->target);
    const Moving *source = moving_of(forward, read->array);
    for (int c = 0; c < forward->context_count; c++) {
        int along = source->aligned[c], match = SPREAD;
        for (int k = statement->target->rank - 1; along >= 0 && k >= 0; k--)
            if (statement->subscripts[k] == read->arguments[along]) match = k;
        int known = target->aligned[c];
        target->aligned[c] = known == UNSEEN || known == match ? match : SPREAD;
    }
}

static void align_dimensions(Forward *forward, int count) {
    for (int i = 0; i < count; i++) {
        Statement statement = *forward->function->statements[i];
        if (active_position(&forward->activity, statement.target) < 0 ||
            moving_of(forward, statement.target)->is_given ||
            !settle_extremum(forward->program, &statement))
            continue;
        Nodes nodes = list_nodes(forward->program, statement.value);
        mark_active(&forward->activity, statement.value);
        for (int k = 0; k < nodes.count; k++)
            if (nodes.list[k]->kind == EXPR_READ && forward->activity.is_active[nodes.list[k]->id])
                align_target(forward, &statement, nodes.list[k]);
    }
}

// ---- Statements ----

static const Array *rate_of(Forward *forward, Moving *moving) {
    if (moving->rate) return moving->rate;
    Program *program = forward->program;
    const Array *array = moving->array;
    Expr **dims = expr_list(program, forward->context_count + array->rank);
    Array rate = {.type = array->type, .dims = dims, .place = array->place};
    for (int c = 0; c < forward->context_count; c++)
        if (moving->aligned[c] < 0) dims[rate.rank++] = forward->contexts[c]->index->extent;
    for (int i = 0; i < array->rank; i++) dims[rate.rank++] = array->dims[i];
    const char *name = arena_printf(program->context->arena, "%s.dot", array->name);
    rate.name = function_unique_name(program, forward->function, name);
    return moving->rate = function_add_array(program, forward->function, rate);
}

// The subscript that stands for a context where this read is made: its own, if it goes along.
static Expr *context_at(const Moving *source, Expr *read, int c, Expr *const *own) {
    return source->aligned[c] >= 0 ? read->arguments[source->aligned[c]] : own[c];
}

static Expr *read_rate(Forward *forward, const Moving *source, Expr *read, Expr *const *own) {
    Expr **subscripts = expr_list(forward->program, forward->context_count + read->count);
    int count = 0;
    for (int c = 0; c < forward->context_count; c++)
        if (source->aligned[c] < 0) subscripts[count++] = own[c];
    for (int i = 0; i < read->count; i++) subscripts[count++] = read->arguments[i];
    return expr_read(forward->program, source->rate, subscripts);
}

static Expr *change(Forward *forward, const Moving *source, Expr *read, Flow flow,
                    Expr *const *own) {
    Expr *rate = read_rate(forward, source, read, own);
    flow.value = expr_binary(forward->program, OP_MULTIPLY, flow.value, rate);
    return flow_value(forward->program, flow);
}

// What one read adds to the rate of the target.
static void add_change(Forward *forward, const Statement *original, const Statement *statement,
                       Expr *read, Flow flow) {
    Program *program = forward->program;
    Moving *target = moving_of(forward, statement->target);
    const Moving *source = moving_of(forward, read->array);
    int rank = statement->target->rank, room = forward->context_count + rank;
    Expr **own = expr_list(program, forward->context_count),
         **subscripts = expr_list(program, room);
    const Index **loops =
        arena_alloc(program->context->arena,
                    (size_t)(forward->context_count + statement->loop_count + 1) * sizeof *loops);
    int loop_count = 0, count = 0;
    for (int c = 0; c < forward->context_count; c++) {
        if (source->aligned[c] >= 0) continue;
        const Index *context = forward->contexts[c]->index;
        loops[loop_count] = index_new(program, context->name, context->extent);
        own[c] = expr_index(program, loops[loop_count++]);
    }
    for (int i = 0; i < statement->loop_count; i++) loops[loop_count++] = statement->loops[i];
    for (int c = 0; c < forward->context_count; c++)
        if (target->aligned[c] < 0) subscripts[count++] = context_at(source, read, c, own);
    for (int i = 0; i < rank; i++) subscripts[count++] = statement->subscripts[i];
    const Array *rate = rate_of(forward, target);
    Expr *value = change(forward, source, read, flow, own);
    function_add_statement(program, forward->function,
                           (Statement){.loop_count = loop_count,
                                       .loops = loops,
                                       .target = rate,
                                       .subscripts = subscripts,
                                       .reducer = REDUCER_SUM,
                                       .guard = statement->guard,
                                       .value = expr_convert(program, value, rate->type),
                                       .origin = original->origin});
}

static void forward_statement(Forward *forward, const Statement *original) {
    Statement statement = *original;
    if (active_position(&forward->activity, statement.target) < 0 ||
        moving_of(forward, statement.target)->is_given ||
        !settle_extremum(forward->program, &statement))
        return;
    Expr *one = expr_real(forward->program, 1, statement.value->type);
    Inflows inflows = flow_to_reads(&forward->activity, statement.value, (Flow){NULL, one});
    for (int i = 0; i < inflows.count; i++)
        if (moving_of(forward, inflows.reads[i]->array)->rate)
            add_change(forward, original, &statement, inflows.reads[i], inflows.flows[i]);
}

// ---- The value at its contexts ----

static Expr *rate_of_value(Forward *forward, Expr *value) {
    Program *program = forward->program;
    Expr *total = NULL, *one = expr_real(program, 1, value->type);
    Inflows inflows = flow_to_reads(&forward->activity, value, (Flow){NULL, one});
    for (int i = 0; i < inflows.count; i++) {
        Expr *read = inflows.reads[i];
        const Moving *source = moving_of(forward, read->array);
        if (!source->rate) continue;
        Expr *term = change(forward, source, read, inflows.flows[i], forward->contexts);
        for (int c = 0; c < forward->context_count; c++) {
            int along = source->aligned[c];
            if (along < 0 || read->arguments[along] == forward->contexts[c]) continue;
            Expr *meets =
                expr_binary(program, OP_EQUAL, read->arguments[along], forward->contexts[c]);
            term = expr_select(program, meets, term, expr_real(program, 0, term->type));
        }
        total = total ? expr_binary(program, OP_ADD, total, term) : term;
    }
    return total;
}

static void list_moving(Forward *forward, int count, const Direction *directions) {
    Arena *arena = forward->program->context->arena;
    int active = forward->activity.count;
    forward->moving = arena_alloc(arena, (size_t)(active + 1) * sizeof *forward->moving);
    for (int i = 0; i < active; i++) {
        Moving *moving = &forward->moving[i];
        moving->array = forward->activity.arrays[i];
        moving->aligned = arena_alloc(arena, (size_t)(forward->context_count + 1) * sizeof(int));
        for (int c = 0; c < forward->context_count; c++) moving->aligned[c] = UNSEEN;
        for (int k = 0; k < count; k++) {
            if (directions[k].x != moving->array) continue;
            moving->rate = directions[k].rate;
            moving->is_given = 1;
            for (int c = 0; c < forward->context_count; c++)
                moving->aligned[c] = directions[k].aligned[c];
        }
    }
}

Expr *forward(Program *program, Function *function, int context_count, Expr *const *contexts,
              int count, const Direction *directions, Expr *value) {
    const Array **wanted =
        arena_alloc(program->context->arena, (size_t)(count + 1) * sizeof *wanted);
    for (int i = 0; i < count; i++) wanted[i] = directions[i].x;
    Forward state = {.program = program,
                     .function = function,
                     .activity = find_activity(program, function, count, wanted),
                     .context_count = context_count,
                     .contexts = contexts};
    int statements = function->statement_count;
    list_moving(&state, count, directions);
    align_dimensions(&state, statements);
    for (int i = 0; i < statements; i++) forward_statement(&state, function->statements[i]);
    return rate_of_value(&state, value);
}
