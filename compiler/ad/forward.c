#include "ad/forward.h"

#include "ad/align.h"

#include <assert.h>

// An array that varies.
typedef struct Moving {
    const Array *array, *rate;  // rate NULL: there is none so far
    const Alignment *alignment; // with the contexts
    int is_needed;              // the value depends on it
} Moving;

typedef struct Forward {
    Program *program;
    Function *function;
    Activity activity;
    int context_count;
    Expr *const *contexts, *const *extents;
    Moving *moving;   // of the arrays that are active, in the same order
    RegionMap images; // of the regions
} Forward;

static Moving *moving_of(Forward *forward, const Array *array) {
    return &forward->moving[active_position(&forward->activity, array)];
}

// Which dimensions of what varies go along with the contexts.
static Alignments align_with_contexts(Forward *forward, const Subject *subjects, int count,
                                      const Direction *directions) {
    Alignments alignments = alignments_new(&forward->activity, forward->function,
                                           forward->context_count, forward->extents);
    for (int k = 0; k < count; k++)
        align_given(&alignments, active_position(&forward->activity, directions[k].x),
                    directions[k].aligned);
    align_targets(&alignments, subjects, forward->function->statement_count);
    return alignments;
}

static void list_moving(Forward *forward, const Alignments *alignments, int count,
                        const Direction *directions) {
    int active = forward->activity.count;
    forward->moving =
        arena_alloc(forward->program->context->arena, (size_t)active * sizeof *forward->moving);
    for (int i = 0; i < active; i++)
        forward->moving[i] = (Moving){forward->activity.arrays[i], NULL, &alignments->list[i], 0};
    for (int k = 0; k < count; k++) moving_of(forward, directions[k].x)->rate = directions[k].rate;
}

// Whether any of these was not known to be needed.
static int need_reads(Forward *forward, Inflows inflows) {
    int is_new = 0;
    for (int i = 0; i < inflows.count; i++) {
        Moving *source = moving_of(forward, inflows.reads[i]->array);
        is_new |= !source->is_needed;
        source->is_needed = 1;
    }
    return is_new;
}

// Whether the value depends on what it writes, whose rate is not given.
static int is_needed(const Forward *forward, const Subject *subject) {
    if (!subject->inflows.count) return 0;
    const Moving *target = &forward->moving[subject->target];
    return target->is_needed && !target->alignment->is_given;
}

// From the value back to what it depends on. In a region that may be written after it is read.
static void find_needed(Forward *forward, const Subject *subjects, int count, Expr *value) {
    Expr *one = expr_real(forward->program, 1, value->type);
    int goes_on = need_reads(forward, flow_to_reads(&forward->activity, value, (Flow){NULL, one}));
    while (goes_on) {
        goes_on = 0;
        for (int i = count - 1; i >= 0; i--)
            if (is_needed(forward, &subjects[i]))
                goes_on |= need_reads(forward, subjects[i].inflows);
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
        if (moving->alignment->along[c] < 0) dims[rate.rank++] = forward->extents[c];
    for (int i = 0; i < array->rank; i++) dims[rate.rank++] = array->dims[i];
    const char *name = arena_printf(program->context->arena, "%s.dot", array->name);
    rate.name = function_unique_name(program, forward->function, name);
    return moving->rate = function_add_array(program, forward->function, rate);
}

// The subscript that stands for a context where this read is made: its own, if it goes along.
static Expr *context_at(const Moving *source, Expr *read, int c, Expr *const *own) {
    return source->alignment->along[c] >= 0 ? read->arguments[source->alignment->along[c]] : own[c];
}

static Expr *read_rate(Forward *forward, const Moving *source, Expr *read, Expr *const *own) {
    Expr **subscripts = expr_list(forward->program, forward->context_count + read->count);
    int count = 0;
    for (int c = 0; c < forward->context_count; c++)
        if (source->alignment->along[c] < 0) subscripts[count++] = own[c];
    for (int i = 0; i < read->count; i++) subscripts[count++] = read->arguments[i];
    return expr_read(forward->program, source->rate, subscripts);
}

static Flow change(Forward *forward, const Moving *source, Expr *read, Flow flow,
                   Expr *const *own) {
    Expr *rate = read_rate(forward, source, read, own);
    return (Flow){flow.guard, expr_binary(forward->program, OP_MULTIPLY, flow.value, rate)};
}

// The loops of a statement that is made of another: those of regions first.
typedef struct Nest {
    const Region *region;
    const Index **loops;
    int count;
    Expr **own; // what stands for a context with which the source does not go along
} Nest;

static Nest nest_of(Forward *forward, const Statement *statement, const Moving *source) {
    Program *program = forward->program;
    Nest nest = {.region = region_image(&forward->images, statement->region)};
    int depth = region_depth(nest.region);
    int open = region_depth(forward->images.to);
    int room = depth + forward->context_count + statement->loop_count;
    nest.loops = arena_alloc(program->context->arena, (size_t)room * sizeof *nest.loops);
    nest.own = expr_list(program, forward->context_count);
    for (int i = 1; i <= depth; i++) nest.loops[nest.count++] = region_at(nest.region, i)->index;
    for (int c = 0; c < forward->context_count; c++) {
        if (source->alignment->along[c] >= 0) continue;
        const Index *context = forward->contexts[c]->index;
        if (c >= open)
            context = nest.loops[nest.count++] = index_new(program, context->name, context->extent);
        nest.own[c] = expr_index(program, context);
    }
    for (int i = region_depth(statement->region); i < statement->loop_count; i++)
        nest.loops[nest.count++] = statement->loops[i];
    return nest;
}

// What one read adds to the rate of the target.
static void add_change(Forward *forward, const Subject *subject, Expr *read, Flow flow) {
    Program *program = forward->program;
    const Statement *statement = &subject->statement;
    const Moving *source = moving_of(forward, read->array);
    Moving *target = &forward->moving[subject->target];
    Nest nest = nest_of(forward, statement, source);
    int rank = statement->target->rank, count = 0;
    Expr **subscripts = expr_list(program, forward->context_count + rank);
    for (int c = 0; c < forward->context_count; c++)
        if (target->alignment->along[c] < 0)
            subscripts[count++] = context_at(source, read, c, nest.own);
    for (int i = 0; i < rank; i++) subscripts[count++] = statement->subscripts[i];
    const Array *rate = rate_of(forward, target);
    flow = change(forward, source, read, flow, nest.own);
    settle_guard(program, rate, subscripts, &flow);
    function_add_statement(program, forward->function,
                           (Statement){.region = nest.region,
                                       .loop_count = nest.count,
                                       .loops = nest.loops,
                                       .target = rate,
                                       .subscripts = subscripts,
                                       .reducer = REDUCER_SUM,
                                       .guard = flow.guard,
                                       .value = expr_convert(program, flow.value, rate->type),
                                       .origin = subject->original->origin});
}

static void forward_subject(Forward *forward, const Subject *subject) {
    if (!is_needed(forward, subject)) return;
    for (int i = 0; i < subject->inflows.count; i++) {
        Moving *source = moving_of(forward, subject->inflows.reads[i]->array);
        if (!source->alignment->is_reached) continue;
        rate_of(forward, source);
        add_change(forward, subject, subject->inflows.reads[i], subject->inflows.flows[i]);
    }
}

// ---- The value at its contexts ----

static Expr *rate_of_value(Forward *forward, Expr *value) {
    Program *program = forward->program;
    Expr *total = NULL, *one = expr_real(program, 1, value->type);
    Inflows inflows = flow_to_reads(&forward->activity, value, (Flow){NULL, one});
    for (int i = 0; i < inflows.count; i++) {
        Expr *read = inflows.reads[i];
        Moving *source = moving_of(forward, read->array);
        if (!source->alignment->is_reached) continue;
        Expr *term =
            flow_value(program, change(forward, source, read, inflows.flows[i], forward->contexts));
        // What has a context as its own is made at that context, and nowhere else is it known.
        for (int c = 0; c < forward->context_count; c++)
            assert(context_at(source, read, c, forward->contexts) == forward->contexts[c]);
        total = total ? expr_binary(program, OP_ADD, total, term) : term;
    }
    return total;
}

Expr *forward(Program *program, Function *function, const Region *open, int context_count,
              Expr *const *contexts, Expr *const *extents, int count, const Direction *directions,
              Expr *value) {
    const Array **wanted = arena_alloc(program->context->arena, (size_t)count * sizeof *wanted);
    for (int i = 0; i < count; i++) wanted[i] = directions[i].x;
    Forward state = {.program = program,
                     .function = function,
                     .activity = find_activity(program, function, open, count, wanted),
                     .images = {program, open, open, 0, NULL},
                     .context_count = context_count,
                     .contexts = contexts,
                     .extents = extents};
    int subject_count = function->statement_count;
    const Subject *subjects = list_subjects(&state.activity, function);
    Alignments alignments = align_with_contexts(&state, subjects, count, directions);
    list_moving(&state, &alignments, count, directions);
    find_needed(&state, subjects, subject_count, value);
    for (int i = 0; i < subject_count; i++) forward_subject(&state, &subjects[i]);
    return rate_of_value(&state, value);
}
