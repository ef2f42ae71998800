#include "schedule/cost.h"

#include "ir/affine.h"
#include "ir/facts.h"

#include <math.h>

enum { MOST_ROUNDS = 1 << 20 }; // that are looked at one by one

// How often the elements of an array are accessed.
typedef struct Traffic {
    const Array *array;
    double loads, stores;
} Traffic;

typedef struct Count {
    Program *program;
    Cost cost;
    Traffic *traffic;
    int traffic_count, traffic_capacity;
    // The loops around the step that is counted, outermost first, and a value of each index.
    const Index **loops;
    int64_t *values;
    int depth, capacity, value_capacity;
    double times; // that this step runs
} Count;

// ---- How often the body of a nest of loops runs ----

static int64_t value_of(const Count *count, Expr *integer) {
    switch (integer->kind) {
    case EXPR_INT: return integer->integer;
    case EXPR_DIM: return integer->dim->bound;
    case EXPR_INDEX:
        for (int i = 0; i < count->depth; i++)
            if (count->loops[i] == integer->index) return count->values[i];
        return 0;
    default: break;
    }
    if (integer->kind != EXPR_APPLY) return 0;
    int64_t a = value_of(count, integer->arguments[0]);
    int64_t b = integer->count > 1 ? value_of(count, integer->arguments[1]) : 1;
    switch (integer->operation->id) {
    case OP_NEGATE: return -a;
    case OP_ADD: return a + b;
    case OP_SUBTRACT: return a - b;
    case OP_MULTIPLY: return a * b;
    case OP_QUOTIENT: return b ? a / b : 0;
    case OP_REMAINDER: return b ? a % b : 0;
    default: return a;
    }
}

static int64_t extent_of(const Count *count, int loop) {
    int64_t extent = value_of(count, count->loops[loop]->extent);
    return extent > 0 ? extent : 0;
}

static int depends_on(const Count *count, int inner, int outer) {
    Expr *index = expr_index(count->program, count->loops[outer]);
    return expr_uses(count->program, count->loops[inner]->extent, index);
}

static int is_linear(Program *program, Expr *extent) {
    Affine affine = affine_of(program, extent);
    for (int i = 0; i < affine.count; i++) {
        ExprKind kind = affine.terms[i].atom->kind;
        if (kind != EXPR_INDEX && kind != EXPR_DIM) return 0;
    }
    return 1;
}

// Whether the rounds inside of a loop are a polynomial in its index: the extents that change with
// the index of it, or of a loop in it, are linear and never below 0.
static int is_polynomial(const Count *count, int loop) {
    for (int inner = loop + 1; inner < count->depth; inner++)
        for (int outer = loop; outer < inner; outer++) {
            Expr *extent = count->loops[inner]->extent;
            if (depends_on(count, inner, outer) &&
                (!is_linear(count->program, extent) ||
                 !affine_never_negative(count->program, extent, 0, NULL)))
                return 0;
        }
    return 1;
}

// f(0) + ... + f(extent - 1) of a polynomial that is known at its first places: by its differences
// there, the k-th of which counts once for each choice of k + 1 among `extent` (Newton's series).
static double polynomial_sum(double *values, int known, int64_t extent) {
    double sum = 0, choices = 1;
    for (int k = 0; k < known; k++) {
        choices = choices * (double)(extent - k) / (k + 1);
        sum += choices * values[0];
        for (int i = 0; i + 1 < known - k; i++) values[i] = values[i + 1] - values[i];
    }
    return sum;
}

static double rounds_from(Count *count, int loop);

// The rounds of the loops inside of this one, summed up over its index: a polynomial, whose degree
// in it is at most the number of those loops.
static double sum_of_polynomial(Count *count, int loop, int64_t extent) {
    int known = count->depth - loop;
    double *values = arena_alloc(count->program->context->arena, (size_t)known * sizeof *values);
    for (int value = 0; value < known; value++) {
        count->values[loop] = value;
        values[value] = rounds_from(count, loop + 1);
    }
    return polynomial_sum(values, known, extent);
}

// The same of any function. Where the nest has more than MOST_ROUNDS it is looked at in places that
// are evenly spread.
static double sum_of_rounds(Count *count, int loop, int64_t extent) {
    int64_t most = (int64_t)pow(MOST_ROUNDS, 1.0 / (count->depth - 1));
    int64_t places = extent < most ? extent : most;
    double sum = 0;
    for (int64_t place = 0; place < places; place++) {
        count->values[loop] = (2 * place + 1) * extent / (2 * places);
        sum += rounds_from(count, loop + 1);
    }
    return places ? sum * (double)extent / (double)places : 0;
}

// How often the innermost body runs for given values of the indices further out.
static double rounds_from(Count *count, int loop) {
    if (loop == count->depth) return 1;
    int64_t extent = extent_of(count, loop);
    for (int inner = loop + 1; inner < count->depth; inner++)
        if (depends_on(count, inner, loop))
            return count->depth - loop < extent && is_polynomial(count, loop)
                       ? sum_of_polynomial(count, loop, extent)
                       : sum_of_rounds(count, loop, extent);
    return (double)extent * rounds_from(count, loop + 1);
}

static void enter_loop(Count *count, const Index *index) {
    Arena *arena = count->program->context->arena;
    count->loops =
        arena_grow(arena, count->loops, count->depth, &count->capacity, sizeof *count->loops);
    count->values = arena_grow(arena, count->values, count->depth, &count->value_capacity,
                               sizeof *count->values);
    count->loops[count->depth++] = index;
    count->times = rounds_from(count, 0);
}

// ---- What one evaluation costs ----

typedef struct Effort {
    double operations, functions;
} Effort;

static Effort effort_of(Expr *expr);

static Effort effort_of_arguments(Expr *expr) {
    Effort sum = {0, 0};
    for (int i = 0; i < expr->count; i++) {
        Effort effort = effort_of(expr->arguments[i]);
        sum.operations += effort.operations;
        sum.functions += effort.functions;
    }
    return sum;
}

static int costs_more(Effort a, Effort b) {
    return a.operations + a.functions > b.operations + b.functions;
}

static Effort effort_of_choice(Expr *choice) {
    Effort condition = effort_of(choice->arguments[0]);
    Effort a = effort_of(choice->arguments[1]), b = effort_of(choice->arguments[2]);
    Effort dearer = costs_more(b, a) ? b : a;
    return (Effort){condition.operations + dearer.operations,
                    condition.functions + dearer.functions};
}

// Parts that are there several times count each time, as they are written in C: what is worth a
// name has one. A sign, a comparison, a conversion and what is computed of integers is no
// operation.
static Effort effort_of(Expr *expr) {
    if (expr->kind != EXPR_APPLY) return (Effort){0, 0};
    if (expr_is(expr, OP_SELECT)) return effort_of_choice(expr);
    Effort effort = effort_of_arguments(expr);
    switch (expr->operation->id) {
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE: effort.operations += type_is_real(expr->type); break;
    case OP_USER: {
        Effort body = effort_of(expr->operation->body);
        effort.operations += body.operations;
        effort.functions += body.functions;
        break;
    }
    case OP_STOP: break;
    default: effort.functions += expr->operation->fixity == FIX_CALL;
    }
    return effort;
}

// ---- Traffic ----

static Traffic *traffic_of(Count *count, const Array *array) {
    for (int i = 0; i < count->traffic_count; i++)
        if (count->traffic[i].array == array) return &count->traffic[i];
    count->traffic =
        arena_grow(count->program->context->arena, count->traffic, count->traffic_count,
                   &count->traffic_capacity, sizeof *count->traffic);
    count->traffic[count->traffic_count] = (Traffic){array, 0, 0};
    return &count->traffic[count->traffic_count++];
}

static void count_access(Count *count, const Array *array, int loads, int stores) {
    if (!array->rank) return;
    Traffic *traffic = traffic_of(count, array);
    traffic->loads += loads * count->times;
    traffic->stores += stores * count->times;
}

static void count_read(Expr *expr, void *data) {
    if (expr->kind == EXPR_READ) count_access(data, expr->array, 1, 0);
}

// An element that an expression reads at several places is loaded once for it.
static void count_reads(Count *count, Expr *expr) {
    expr_each(count->program, expr, count_read, count);
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

static void add_traffic(Count *count) {
    for (int i = 0; i < count->traffic_count; i++) {
        Traffic traffic = count->traffic[i];
        double bytes = entry_size(traffic.array->type);
        double size = (double)array_size(count->program, traffic.array);
        count->cost.loaded += bytes * traffic.loads;
        count->cost.stored += bytes * traffic.stores;
        count->cost.read += bytes * smaller(traffic.loads, size);
        count->cost.written += bytes * smaller(traffic.stores, size);
    }
}

// ---- Steps ----

static void count_value(Count *count, Expr *value) {
    Effort effort = effort_of(value);
    count->cost.operations += effort.operations * count->times;
    count->cost.functions += effort.functions * count->times;
    count_reads(count, value);
}

static void count_store(Count *count, const Step *step) {
    const Array *target = step->target;
    for (int i = 0; i < target->rank; i++) count_reads(count, step->subscripts[i]);
    count_value(count, step->value);
    if (step->reducer == REDUCER_SUM && type_is_real(target->type))
        count->cost.operations += count->times;
    count_access(count, target, step->reducer != REDUCER_DEFINE, 1);
    for (int i = 0; i < step->found_count; i++) count_access(count, step->found[i], 0, 1);
}

static void count_steps(Count *count, const Step *steps) {
    for (const Step *step = steps; step; step = step->next) {
        double times = count->times;
        switch (step->kind) {
        case STEP_ORIGIN: break;
        case STEP_LOOP:
            enter_loop(count, step->index);
            count_steps(count, step->body);
            count->depth--;
            count->times = times;
            break;
        case STEP_IF:
            count_value(count, step->value);
            count_steps(count, step->body);
            break;
        case STEP_DECLARE: count_value(count, step->value); break;
        case STEP_STORE: count_store(count, step); break;
        }
    }
}

Cost cost_of(Program *program, const Procedure *procedure) {
    Count count = {.program = program, .times = 1};
    count_steps(&count, procedure->body);
    add_traffic(&count);
    return count.cost;
}

Cost cost_sum(Cost a, Cost b) {
    return (Cost){a.operations + b.operations, a.functions + b.functions, a.loaded + b.loaded,
                  a.stored + b.stored,         a.read + b.read,           a.written + b.written};
}
