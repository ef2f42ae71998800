#include "ad/flow.h"

#include "ir/facts.h"

Expr *flow_guard(Program *program, Expr *a, Expr *b) {
    return !a ? b : !b ? a : expr_binary(program, OP_AND, a, b);
}

// The choice between two guards that hold where the condition does, and where it does not, of all
// that `shared` leaves (NULL: everywhere). No condition: they are no such two.
typedef struct Choice {
    Expr *shared, *condition;
} Choice;

static Choice choice_between(Program *program, Expr *a, Expr *b) {
    if (expr_unary(program, OP_NOT, a) == b) return (Choice){NULL, a};
    if (expr_is(a, OP_AND) && expr_is(b, OP_AND) && a->arguments[0] == b->arguments[0] &&
        expr_unary(program, OP_NOT, a->arguments[1]) == b->arguments[1])
        return (Choice){a->arguments[0], a->arguments[1]};
    return (Choice){NULL, NULL};
}

Expr *flow_value(Program *program, Flow flow) {
    if (!flow.guard) return flow.value;
    return expr_select(program, flow.guard, flow.value, expr_real(program, 0, flow.value->type));
}

static Flow join(Program *program, Flow a, Flow b) {
    if (!a.value) return b;
    if (a.guard == b.guard) return (Flow){a.guard, expr_binary(program, OP_ADD, a.value, b.value)};
    Expr *sum = expr_binary(program, OP_ADD, flow_value(program, a), flow_value(program, b));
    if (!a.guard || !b.guard) return (Flow){NULL, sum};
    Choice choice = choice_between(program, a.guard, b.guard);
    if (choice.condition)
        return (Flow){choice.shared, expr_select(program, choice.condition, a.value, b.value)};
    Expr *guard = expr_binary(program, OP_OR, a.guard, b.guard);
    return (Flow){expr_is_constant(guard) ? NULL : guard, sum};
}

// What flows into one argument of an application that `flow` reaches.
static Flow through(Program *program, Expr *apply, int argument, Flow flow) {
    if (apply->operation->id == OP_SELECT) {
        Expr *condition = apply->arguments[0];
        if (argument == 2) condition = expr_unary(program, OP_NOT, condition);
        Expr *guard = flow_guard(program, flow.guard, condition);
        return expr_is_constant(guard) ? (Flow){NULL, NULL} : (Flow){guard, flow.value};
    }
    Expr *derivative = expr_derivative(program, apply, argument);
    if (!derivative) return (Flow){NULL, NULL};
    // It is as precise as what is differentiated: it gets wider with an argument, never narrower.
    Type type = apply->arguments[argument]->type;
    if (type < flow.value->type) type = flow.value->type;
    Expr *value = expr_binary(program, OP_MULTIPLY, flow.value,
                              expr_convert(program, derivative, flow.value->type));
    return (Flow){flow.guard, expr_convert(program, value, type)};
}

Inflows flow_to_reads(Activity *activity, Expr *value, Flow seed) {
    Program *program = activity->program;
    Inflows inflows = {.count = 0};
    Nodes nodes = mark_nodes(activity, value);
    const Mark *marks = activity->marks;
    if (!marks[value->id].is_active) return inflows;
    Flow *flows = arena_alloc(program->context->arena, (size_t)nodes.count * sizeof *flows);
    inflows.reads = expr_list(program, nodes.count);
    inflows.flows = arena_alloc(program->context->arena, (size_t)nodes.count * sizeof *flows);
    flows[nodes.count - 1] = seed;
    for (int i = nodes.count - 1; i >= 0; i--) {
        Expr *expr = nodes.list[i];
        if (!flows[i].value) continue;
        if (expr->kind == EXPR_READ) {
            inflows.reads[inflows.count] = expr;
            inflows.flows[inflows.count++] = flows[i];
        }
        for (int k = 0; expr->kind == EXPR_APPLY && k < expr->count; k++) {
            Expr *argument = expr->arguments[k];
            Mark mark = marks[argument->id];
            if (!mark.is_active) continue;
            Flow flow = through(program, expr, k, flows[i]);
            if (flow.value) flows[mark.position] = join(program, flows[mark.position], flow);
        }
    }
    return inflows;
}

// ---- Bounds ----

typedef struct {
    const Array *array; // that is written
    int needs_guard;    // without it something that is read is not there
} Bounds;

// What is computed under the same guard is not there without it.
static void check_read(Expr *expr, void *data) {
    Bounds *bounds = data;
    int is_computed = expr->kind == EXPR_READ && expr->array->role == ROLE_LOCAL;
    if (is_computed && expr->array != bounds->array) bounds->needs_guard = 1;
}

void settle_guard(Program *program, const Array *array, Expr *const *subscripts, Flow *flow) {
    if (!flow->guard) return;
    Expr *cell = expr_read(program, array, subscripts);
    Bounds bounds = {array, read_outside(program, cell, NULL, 0, NULL) != NULL};
    expr_each(program, cell, check_read, &bounds);
    if (!bounds.needs_guard) *flow = (Flow){NULL, flow_value(program, *flow)};
}
