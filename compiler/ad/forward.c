#include "ad/forward.h"

#include "ad/flow.h"

enum { UNSEEN = -2, SPREAD = -1 };

// An array that varies. For each context: the dimension whose subscript it is, or SPREAD.
typedef struct Moving {
    const Array *array, *rate; // rate NULL: not needed so far
    int is_given;              // its rate is the caller's
    int is_reached;            // it varies with what is given
    int *aligned;
} Moving;

// A statement that is differentiated.
typedef struct Subject {
    const Statement *original;
    Statement statement; // with the places of extrema put in
    Moving *target;      // NULL: it does not vary, or its rate is given
    Inflows inflows;     // of 1, to the reads that its value varies with
} Subject;

typedef struct Forward {
    Program *program;
    Function *function;
    Activity activity;
    int context_count;
    Expr *const *contexts;
    Moving *moving;    // of the arrays that are active, in the same order
    Subject *subjects; // of the function's statements, in the same order
    int subject_count;
    const Region *region, *copy; // the region at hand, and the one of the statements made for it
} Forward;

static Moving *moving_of(Forward *forward, const Array *array) {
    return &forward->moving[active_position(&forward->activity, array)];
}

static void make_subject(Forward *forward, const Statement *original, Subject *subject) {
    subject->original = original;
    subject->statement = *original;
    if (active_position(&forward->activity, original->target) < 0 ||
        moving_of(forward, original->target)->is_given ||
        !settle_extremum(forward->program, &subject->statement))
        return;
    Expr *one = expr_real(forward->program, 1, original->value->type);
    subject->target = moving_of(forward, original->target);
    subject->inflows =
        flow_to_reads(&forward->activity, subject->statement.value, (Flow){NULL, one});
}

static void list_subjects(Forward *forward) {
    forward->subject_count = forward->function->statement_count;
    forward->subjects =
        arena_alloc(forward->program->context->arena,
                    (size_t)(forward->subject_count + 1) * sizeof *forward->subjects);
    for (int i = 0; i < forward->subject_count; i++)
        make_subject(forward, forward->function->statements[i], &forward->subjects[i]);
}

// ---- What varies, and which dimensions go together ----

// The target goes along with a context where each read that varies does, with the same subscript.
// Returns whether that says anything new about the target.
static int align_target(Forward *forward, const Subject *subject, Expr *read) {
    Moving *target = subject->target;
    const Moving *source = moving_of(forward, read->array);
    if (!source->is_reached) return 0;
    int changed = !target->is_reached;
    target->is_reached = 1;
    for (int c = 0; c < forward->context_count; c++) {
        int along = source->aligned[c], match = SPREAD;
        for (int k = subject->statement.target->rank - 1; along >= 0 && k >= 0; k--)
            if (subject->statement.subscripts[k] == read->arguments[along]) match = k;
        int known = target->aligned[c], now = known == UNSEEN || known == match ? match : SPREAD;
        changed |= known != now;
        target->aligned[c] = now;
    }
    return changed;
}

// In a region a statement may read what varies only because of one after it: then all is gone
// through once more.
static void align_dimensions(Forward *forward) {
    for (int again = 1; again;) {
        again = 0;
        for (int i = 0; i < forward->subject_count; i++) {
            const Subject *subject = &forward->subjects[i];
            for (int k = 0; subject->target && k < subject->inflows.count; k++)
                again |= align_target(forward, subject, subject->inflows.reads[k]) &&
                         subject->original->region;
        }
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

// A region of its own for what is made of the statements of one.
static const Region *copy_of(Forward *forward, const Region *region) {
    int depth = region_depth(region);
    while (region_at(forward->region, depth) != region_at(region, depth)) depth--;
    const Region *copy = region_at(forward->copy, depth);
    while (depth < region_depth(region)) {
        const Region *next = region_at(region, ++depth);
        copy = region_new(forward->program, next->index, next->is_backward, copy);
    }
    forward->region = region;
    return forward->copy = copy;
}

// What one read adds to the rate of the target.
static void add_change(Forward *forward, const Subject *subject, Expr *read, Flow flow) {
    Program *program = forward->program;
    const Statement *statement = &subject->statement;
    const Moving *source = moving_of(forward, read->array);
    int rank = statement->target->rank, room = forward->context_count + rank;
    int depth = region_depth(statement->region);
    Expr **own = expr_list(program, forward->context_count),
         **subscripts = expr_list(program, room);
    const Index **loops =
        arena_alloc(program->context->arena,
                    (size_t)(forward->context_count + statement->loop_count + 1) * sizeof *loops);
    int loop_count = 0, count = 0;
    for (int i = 0; i < depth; i++) loops[loop_count++] = statement->loops[i];
    for (int c = 0; c < forward->context_count; c++) {
        if (source->aligned[c] >= 0) continue;
        const Index *context = forward->contexts[c]->index;
        loops[loop_count] = index_new(program, context->name, context->extent);
        own[c] = expr_index(program, loops[loop_count++]);
    }
    for (int i = depth; i < statement->loop_count; i++) loops[loop_count++] = statement->loops[i];
    for (int c = 0; c < forward->context_count; c++)
        if (subject->target->aligned[c] < 0) subscripts[count++] = context_at(source, read, c, own);
    for (int i = 0; i < rank; i++) subscripts[count++] = statement->subscripts[i];
    const Array *rate = rate_of(forward, subject->target);
    Expr *value = change(forward, source, read, flow, own);
    function_add_statement(program, forward->function,
                           (Statement){.region = copy_of(forward, statement->region),
                                       .loop_count = loop_count,
                                       .loops = loops,
                                       .target = rate,
                                       .subscripts = subscripts,
                                       .reducer = REDUCER_SUM,
                                       .guard = statement->guard,
                                       .value = expr_convert(program, value, rate->type),
                                       .origin = subject->original->origin});
}

static void forward_subject(Forward *forward, const Subject *subject) {
    if (!subject->target) return;
    for (int i = 0; i < subject->inflows.count; i++) {
        Moving *source = moving_of(forward, subject->inflows.reads[i]->array);
        if (!source->is_reached) continue;
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
        if (!source->is_reached) continue;
        rate_of(forward, source);
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
            moving->is_given = moving->is_reached = 1;
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
    list_moving(&state, count, directions);
    list_subjects(&state);
    align_dimensions(&state);
    for (int i = 0; i < state.subject_count; i++) forward_subject(&state, &state.subjects[i]);
    return rate_of_value(&state, value);
}
