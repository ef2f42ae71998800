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

// Whether it is the same throughout a round of the statement's regions.
static int is_fixed(Program *program, const Statement *statement, Expr *subscript) {
    for (int i = region_depth(statement->region); i < statement->loop_count; i++)
        if (expr_uses(program, subscript, expr_index(program, statement->loops[i]))) return 0;
    return 1;
}

// Whether the subscripts are loops, each another one, or fixed.
static int has_plain_subscripts(Program *program, const Statement *statement) {
    for (int i = 0; i < statement->target->rank; i++) {
        if (is_fixed(program, statement, statement->subscripts[i])) continue;
        if (statement->subscripts[i]->kind != EXPR_INDEX) return 0;
        for (int k = 0; k < i; k++)
            if (statement->subscripts[k] == statement->subscripts[i]) return 0;
    }
    return 1;
}

int is_contraction(const Statement *statement) {
    int kept = 0, depth = region_depth(statement->region), own = statement->loop_count - depth;
    for (int i = depth; i < statement->loop_count; i++)
        kept += statement_stands_alone(statement, statement->loops[i]);
    return statement->reducer == REDUCER_SUM && kept < own && own >= 3;
}

// The target's last subscript, where a sum can run along it in unit steps; NULL: it cannot.
static const Index *streaming_index(Program *program, const Statement *statement) {
    int rank = statement->target->rank;
    if (statement->reducer != REDUCER_SUM || rank == 0 ||
        is_fixed(program, statement, statement->subscripts[rank - 1]))
        return NULL;
    Stride stride = {program, statement->subscripts[rank - 1], 0, 0};
    expr_each(program, statement->value, note_stride, &stride);
    return stride.streams && !stride.jumps ? stride.index->index : NULL;
}

static int needs_reduction(const Statement *statement) {
    for (int i = region_depth(statement->region); i < statement->loop_count; i++)
        if (!statement_stands_alone(statement, statement->loops[i])) return 1;
    return 0;
}

// After the regions, loops in the order of the target's subscripts, then the reductions; the
// streaming one last.
static void order_loops(Program *program, Statement *statement, const Index *streaming) {
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(statement->loop_count + 1) * sizeof *loops);
    int depth = region_depth(statement->region), count = 0;
    for (; count < depth; count++) loops[count] = statement->loops[count];
    for (int i = 0; i < statement->target->rank; i++) {
        Expr *subscript = statement->subscripts[i];
        if (!is_fixed(program, statement, subscript) && subscript->index != streaming)
            loops[count++] = subscript->index;
    }
    for (int i = depth; i < statement->loop_count; i++)
        if (!statement_stands_alone(statement, statement->loops[i]))
            loops[count++] = statement->loops[i];
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

// The region whose index stands in this subscript of an array; NULL: there is none.
static const Index *index_at_home(const Home *home, int position) {
    for (int depth = 1; depth <= region_depth(home->region); depth++)
        if (home->positions[depth - 1] == position) return region_at(home->region, depth)->index;
    return NULL;
}

static const Index *start_loop(Program *program, const Statement *reduction, int position) {
    const Array *target = reduction->target;
    int loop = loop_of(reduction, reduction->subscripts[position]);
    int fits = loop >= 0 && reduction->loops[loop]->extent == target->dims[position];
    const char letter[] = {(char)('i' + position), '\0'};
    const char *name =
        fits ? reduction->loops[loop]->name : name_of(program->context->names, letter);
    return index_new(program, name, target->dims[position]);
}

// array[...] = value, over all that the reduction writes in one round at home: its target, or
// places that it finds.
static Statement start_statement(Program *program, const Statement *reduction, const Array *array,
                                 Expr *value, const Home *home) {
    int count = region_depth(home->region);
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(count + array->rank + 1) * sizeof *loops);
    Expr **subscripts = expr_list(program, array->rank);
    for (int i = 0; i < count; i++) loops[i] = reduction->loops[i];
    for (int i = 0; i < array->rank; i++) {
        const Index *index = index_at_home(home, i);
        if (!index) index = loops[count++] = start_loop(program, reduction, i);
        subscripts[i] = expr_index(program, index);
    }
    return (Statement){.region = home->region,
                       .loop_count = count,
                       .loops = loops,
                       .target = array,
                       .subscripts = subscripts,
                       .value = value,
                       .origin = reduction->origin,
                       .reverse_of = reduction->reverse_of};
}

// Whether an index is that of a region in whose rounds the array is filled anew, and no subscript
// of it there.
static int is_fixed_at_home(const Home *home, const Index *index, int position) {
    for (int depth = 1; depth <= region_depth(home->region); depth++)
        if (region_at(home->region, depth)->index == index)
            return home->positions[depth - 1] != position;
    return 0;
}

// Whether the rounds of a region within the home add to the same elements one after the other.
static int adds_again(const Statement *statement, const Home *home) {
    for (int i = region_depth(home->region); i < region_depth(statement->region); i++)
        if (!statement_stands_alone(statement, statement->loops[i])) return 1;
    return 0;
}

// Whether the loops reach every element of the target that is written at home, and each of them
// once but for what is innermost.
static int reaches_whole_target(const Statement *statement, const Home *home) {
    if (adds_again(statement, home)) return 0;
    for (int i = 0; i < statement->target->rank; i++) {
        Expr *subscript = statement->subscripts[i];
        if (subscript->kind != EXPR_INDEX || subscript->index->extent != statement->target->dims[i])
            return 0;
        if (is_fixed_at_home(home, subscript->index, i)) return 0;
    }
    return 1;
}

// Returns whether the statement's reductions run innermost, for every element of the target: then a
// variable can collect each, and nothing has to be set before. What was collected of an extremum is
// all there is of it; to a sum others may add, also elsewhere.
static int choose_order(Program *program, Statement *statement, const Home *home) {
    const Statement original = *statement;
    if (!has_plain_subscripts(program, statement)) return 0;
    int reduces = needs_reduction(statement);
    const Index *streaming = reduces ? streaming_index(program, statement) : NULL;
    order_loops(program, statement, streaming);
    if (is_valid_order(program, statement))
        return reduces && !streaming &&
               (statement->reducer != REDUCER_SUM || reaches_whole_target(statement, home));
    *statement = original;
    return 0;
}

// ---- The list ----

// The statements so far, and where in the list each of the regions at hand begins.
typedef struct Order {
    Program *program;
    const Homes *homes;
    const Function *function;
    Uses uses;
    int at; // the position in the function of the statement at hand
    Ordered *list;
    int count, capacity;
    const Region *region;
    int starts[LARGEST_REGION_DEPTH];
} Order;

static void note_region(Order *order, const Region *region) {
    for (int depth = 1; depth <= region_depth(region); depth++)
        if (region_at(order->region, depth) != region_at(region, depth))
            order->starts[depth - 1] = order->count;
    order->region = region;
}

// Whether the rounds of the regions at home reach all of the array.
static int fills_array(const Home *home) {
    for (int i = 0; i < home->array->rank; i++) {
        const Index *index = index_at_home(home, i);
        if (index && index->extent != home->array->dims[i]) return 0;
    }
    return 1;
}

// Where an array that is reduced into is set before.
static Home starting_home(const Order *order, const Array *array) {
    Home home = home_of(order->homes, array);
    while (!fills_array(&home)) home.region = home.region->outer;
    return home;
}

// Whether a round of the region at home reads the array before the statement at hand, and before
// the region within it that this stands in: then what is found there is that nothing was added yet.
static int is_read_before(const Order *order, const Array *array, const Home *home) {
    const Use *use = use_of(&order->uses, array);
    int depth = region_depth(home->region);
    int is_inner = region_depth(order->region) > depth;
    const Region *inner = is_inner ? region_at(order->region, depth + 1) : NULL;
    for (int i = 0; depth && i < use->reader_count && use->readers[i] < order->at; i++) {
        const Region *reader = order->function->statements[use->readers[i]]->region;
        int is_within = is_inner && region_at(reader, depth + 1) == inner;
        if (region_at(reader, depth) == home->region && !is_within) return 1;
    }
    return 0;
}

// Sets an array that a reduction writes: here; where the region begins in which it is written round
// by round; or where a round begins in which it was read before.
static void add_start(Order *order, const Statement *reduction, const Statement *source,
                      const Array *array, Expr *value, const Home *home) {
    int inner = region_depth(reduction->region), depth = region_depth(home->region);
    int position = depth < inner ? order->starts[depth] : order->count;
    if (is_read_before(order, array, home)) position = order->starts[depth - 1];
    order->list = arena_grow(order->program->context->arena, order->list, order->count,
                             &order->capacity, sizeof *order->list);
    for (int i = order->count++; i > position; i--) order->list[i] = order->list[i - 1];
    for (int i = depth; i < inner; i++) order->starts[i]++;
    Statement start = start_statement(order->program, reduction, array, value, home);
    order->list[position] = (Ordered){start, source, 1};
}

static void add_starts(Order *order, const Statement *reduction, const Statement *source,
                       const Home *home) {
    Program *program = order->program;
    const Array *target = reduction->target;
    // What nobody reads, as only the place is asked for, is not set where no round reaches it.
    int is_read = target->role != ROLE_LOCAL || use_of(&order->uses, target)->reader_count;
    Home own = is_read ? *home : home_of(order->homes, target);
    add_start(order, reduction, source, target,
              reducer_start(program, reduction->reducer, target->type), &own);
    for (int i = 0; i < statement_found_count(reduction); i++)
        if (use_of(&order->uses, reduction->found[i])->reader_count)
            add_start(order, reduction, source, reduction->found[i], expr_int(program, 0), home);
}

static void add_statement(Order *order, const Statement *source, int is_first) {
    Statement statement = *source;
    note_region(order, statement.region);
    Home home = starting_home(order, statement.target);
    int accumulates = choose_order(order->program, &statement, &home);
    // In other rounds others may add to an element before this one, or read it.
    int is_alone =
        statement.region == home.region && !is_read_before(order, statement.target, &home);
    int starts = is_first && is_alone;
    if (is_first && statement.reducer != REDUCER_DEFINE && !(accumulates && is_alone)) {
        add_starts(order, &statement, source, &home);
        starts = 0;
    }
    order->list = arena_grow(order->program->context->arena, order->list, order->count,
                             &order->capacity, sizeof *order->list);
    order->list[order->count++] = (Ordered){statement, source, starts};
}

Ordered *order_statements(Program *program, const Function *function, const Homes *homes,
                          int *count) {
    Order order = {.program = program, .homes = homes, .function = function};
    order.uses = uses_of(program, function->statements, function->statement_count);
    for (int i = 0; i < function->statement_count; i++) {
        const Use *use = use_of(&order.uses, function->statements[i]->target);
        order.at = i;
        add_statement(&order, function->statements[i], use->writers[0] == i);
    }
    *count = order.count;
    return order.list;
}
