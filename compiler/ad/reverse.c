#include "ad/reverse.h"

#include "ir/affine.h"

#include <string.h>

// What flows back to an expression: `value` where `guard` holds (NULL: everywhere), else nothing.
// The value is only ever evaluated where the guard holds, so nothing leaks from a branch not taken.
typedef struct Flow {
    Expr *guard, *value; // value NULL: nothing flows
} Flow;

typedef struct Reverse {
    Program *program;
    Function *function;     // where the statements go
    const Array **primals;  // arrays that vary with a parameter ...
    const Array **adjoints; // ... and the derivative of the loss with respect to each, once needed
    int count, capacity, adjoint_capacity;
    // By the id of an expression:
    char *is_active; // it varies with a parameter, and not only through stop()
    int active_capacity;
} Reverse;

// ---- Activity ----

static int position_of(const Reverse *reverse, const Array *array) {
    for (int i = 0; i < reverse->count; i++)
        if (reverse->primals[i] == array) return i;
    return -1;
}

static void set_active(Reverse *reverse, const Array *array) {
    if (position_of(reverse, array) >= 0 || !type_is_real(array->type)) return;
    Arena *arena = reverse->program->context->arena;
    reverse->primals =
        arena_grow(arena, reverse->primals, reverse->count, &reverse->capacity, sizeof(Array *));
    reverse->adjoints = arena_grow(arena, reverse->adjoints, reverse->count,
                                   &reverse->adjoint_capacity, sizeof(Array *));
    reverse->primals[reverse->count] = array;
    reverse->adjoints[reverse->count++] = NULL;
}

static void mark_expr(Expr *expr, void *data) {
    Reverse *reverse = data;
    int active = expr->kind == EXPR_READ && position_of(reverse, expr->array) >= 0;
    if (expr->kind == EXPR_APPLY && expr->operator->id != OP_STOP)
        for (int i = 0; i < expr->count; i++)
            active |= type_is_real(expr->arguments[i]->type) &&
                      reverse->is_active[expr->arguments[i]->id];
    reverse->is_active[expr->id] = (char)(active && type_is_real(expr->type));
}

static int mark_active(Reverse *reverse, Expr *expr) {
    int needed = expr->id + 1;
    if (needed > reverse->active_capacity) {
        char *wider = arena_alloc(reverse->program->context->arena, (size_t)needed * 2);
        if (reverse->active_capacity)
            memcpy(wider, reverse->is_active, (size_t)reverse->active_capacity);
        reverse->is_active = wider;
        reverse->active_capacity = needed * 2;
    }
    expr_each(reverse->program, expr, mark_expr, reverse);
    return reverse->is_active[expr->id];
}

static void find_active_arrays(Reverse *reverse, const Function *forward) {
    for (int i = 0; i < forward->array_count; i++)
        if (forward->arrays[i]->role == ROLE_PARAMETER) set_active(reverse, forward->arrays[i]);
    for (int i = 0; i < forward->statement_count; i++) {
        const Statement *statement = forward->statements[i];
        if (mark_active(reverse, statement->value)) set_active(reverse, statement->target);
    }
}

// ---- Flows through the expression of one statement ----

static Expr *both(Program *program, Expr *a, Expr *b) {
    return !a ? b : !b ? a : expr_binary(program, OP_AND, a, b);
}

// Whether b holds exactly where a does not, as the two branches of one choice do.
static int is_complement(Program *program, Expr *a, Expr *b) {
    if (expr_unary(program, OP_NOT, a) == b) return 1;
    return expr_is(a, OP_AND) && expr_is(b, OP_AND) && a->arguments[0] == b->arguments[0] &&
           is_complement(program, a->arguments[1], b->arguments[1]);
}

static Expr *where(Program *program, Flow flow) {
    if (!flow.guard) return flow.value;
    return expr_select(program, flow.guard, flow.value,
                       expr_real(program, 0, flow.value->type));
}

static Flow join(Program *program, Flow a, Flow b) {
    if (!a.value) return b;
    if (a.guard == b.guard)
        return (Flow){a.guard, expr_binary(program, OP_ADD, a.value, b.value)};
    if (a.guard && b.guard && is_complement(program, a.guard, b.guard)) {
        Expr *shared = expr_is(a.guard, OP_AND) && expr_is(b.guard, OP_AND) &&
                               a.guard->arguments[0] == b.guard->arguments[0]
                           ? a.guard->arguments[0]
                           : NULL;
        Expr *choice = shared ? a.guard->arguments[1] : a.guard;
        return (Flow){shared, expr_select(program, choice, a.value, b.value)};
    }
    Expr *guard =
        a.guard && b.guard ? expr_binary(program, OP_OR, a.guard, b.guard) : NULL;
    return (Flow){guard, expr_binary(program, OP_ADD, where(program, a), where(program, b))};
}

// What flows into one argument of an application that `flow` reaches.
static Flow through(Program *program, Expr *apply, int argument, Flow flow) {
    if (apply->operator->id == OP_SELECT) {
        Expr *condition = apply->arguments[0];
        if (argument == 2) condition = expr_unary(program, OP_NOT, condition);
        return (Flow){both(program, flow.guard, condition), flow.value};
    }
    Expr *derivative = expr_derivative(program, apply, argument);
    if (!derivative) return (Flow){NULL, NULL};
    Expr *value = expr_binary(program, OP_MULTIPLY, flow.value,
                              expr_convert(program, derivative, flow.value->type));
    return (Flow){flow.guard, expr_convert(program, value, apply->arguments[argument]->type)};
}

// ---- Statements of the adjoint ----

static const Array *adjoint_of(Reverse *reverse, const Array *primal) {
    int position = position_of(reverse, primal);
    if (reverse->adjoints[position]) return reverse->adjoints[position];
    Program *program = reverse->program;
    const char *name = arena_printf(program->context->arena, "d.%s", primal->name);
    Array adjoint = *primal;
    adjoint.name = function_unique_name(program, reverse->function, name);
    adjoint.role = primal->role == ROLE_PARAMETER ? ROLE_GRADIENT : ROLE_LOCAL;
    adjoint.of = primal->role == ROLE_PARAMETER ? primal : NULL;
    return reverse->adjoints[position] = function_add_array(program, reverse->function, adjoint);
}

typedef struct {
    Program *program;
    int leaves; // a read that may leave its array
} Bounds;

static void check_read(Expr *expr, void *data) {
    Bounds *bounds = data;
    Program *program = bounds->program;
    for (int i = 0; expr->kind == EXPR_READ && i < expr->count; i++) {
        Expr *last = expr_binary(program, OP_SUBTRACT, expr->array->dims[i], expr_int(program, 1));
        Expr *room = expr_binary(program, OP_SUBTRACT, last, expr->arguments[i]);
        bounds->leaves |= !affine_never_negative(program, expr->arguments[i], 0, NULL) ||
                          !affine_never_negative(program, room, 0, NULL);
    }
}

// Whether a read, and those in its subscripts, stay inside their arrays wherever the loops go, not
// only where the guard holds.
static int stays_inside(Program *program, Expr *read) {
    Bounds bounds = {program, 0};
    expr_each(program, read, check_read, &bounds);
    return !bounds.leaves;
}

// The statement that is differentiated, as a sum over its loops.
typedef struct Subject {
    const Statement *statement;
    const Index *const *loops;
    int loop_count;
} Subject;

static void add_to_adjoint(Reverse *reverse, const Subject *subject, Expr *read, Flow flow) {
    Program *program = reverse->program;
    const Array *adjoint = adjoint_of(reverse, read->array);
    if (flow.guard && stays_inside(program, read)) flow = (Flow){NULL, where(program, flow)};
    function_add_statement(program, reverse->function,
                           (Statement){.loop_count = subject->loop_count,
                                       .loops = subject->loops,
                                       .target = adjoint,
                                       .subscripts = read->arguments,
                                       .reducer = REDUCER_SUM,
                                       .guard = flow.guard,
                                       .value = expr_convert(program, flow.value, adjoint->type),
                                       .origin = subject->statement->origin,
                                       .reverse_of = subject->statement});
}

typedef struct Nodes {
    Program *program;
    Expr **list; // operands before what is made of them
    int count, capacity;
} Nodes;

static void add_node(Expr *expr, void *data) {
    Nodes *nodes = data;
    nodes->list = arena_grow(nodes->program->context->arena, nodes->list, nodes->count,
                             &nodes->capacity, sizeof(Expr *));
    nodes->list[nodes->count++] = expr;
}

static int find_node(const Nodes *nodes, Expr *expr) {
    int i = 0;
    while (nodes->list[i] != expr) i++;
    return i;
}

// Sends a flow from the value of a statement down to every read in it.
static void reverse_value(Reverse *reverse, const Subject *subject, Expr *value, Flow seed) {
    Program *program = reverse->program;
    Nodes nodes = {.program = program};
    if (!mark_active(reverse, value)) return;
    expr_each(program, value, add_node, &nodes);
    Flow *flows = arena_alloc(program->context->arena, (size_t)nodes.count * sizeof *flows);
    flows[nodes.count - 1] = seed;
    for (int i = nodes.count - 1; i >= 0; i--) {
        Expr *expr = nodes.list[i];
        if (!flows[i].value || !reverse->is_active[expr->id]) continue;
        if (expr->kind == EXPR_READ) add_to_adjoint(reverse, subject, expr, flows[i]);
        for (int k = 0; expr->kind == EXPR_APPLY && k < expr->count; k++) {
            Expr *argument = expr->arguments[k];
            if (!reverse->is_active[argument->id]) continue;
            Flow flow = through(program, expr, k, flows[i]);
            int position = find_node(&nodes, argument);
            if (flow.value) flows[position] = join(program, flows[position], flow);
        }
    }
}

// An extremum is a read where it was found: its loops that are no subscripts become found places.
static Subject at_extremum(Reverse *reverse, const Statement *statement, Expr **value,
                           Expr **guard) {
    Program *program = reverse->program;
    Subject subject = {.statement = statement};
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)statement->loop_count * sizeof *loops);
    Expr **from = expr_list(program, statement->loop_count);
    Expr **to = expr_list(program, statement->loop_count);
    int found = 0;
    for (int i = 0; i < statement->loop_count; i++) {
        Expr *index = expr_index(program, statement->loops[i]);
        int is_subscript = 0;
        for (int k = 0; k < statement->target->rank; k++)
            is_subscript |= statement->subscripts[k] == index;
        if (is_subscript) {
            loops[subject.loop_count++] = statement->loops[i];
        } else {
            from[found] = index;
            to[found] = expr_read(program, statement->found[found], statement->subscripts);
            found++;
        }
    }
    subject.loops = loops;
    *value = expr_replace(program, *value, found, from, to);
    if (*guard) *guard = expr_replace(program, *guard, found, from, to);
    return subject;
}

static void reverse_statement(Reverse *reverse, const Statement *statement) {
    Program *program = reverse->program;
    const Array *target = statement->target;
    int position = position_of(reverse, target);
    Expr *seed = NULL, *value = statement->value, *guard = statement->guard;
    if (target->role == ROLE_LOSS)
        seed = expr_real(program, 1, target->type);
    else if (position >= 0 && reverse->adjoints[position])
        seed = expr_read(program, reverse->adjoints[position], statement->subscripts);
    if (!seed) return;
    Subject subject = {statement, statement->loops, statement->loop_count};
    if (statement->reducer == REDUCER_MAXIMUM || statement->reducer == REDUCER_MINIMUM) {
        if (!statement->found) {
            report_error(program->context->diagnostics, target->place,
                         "the derivative of '%s' needs to know where it was found", target->name);
            return;
        }
        subject = at_extremum(reverse, statement, &value, &guard);
    }
    reverse_value(reverse, &subject, value, (Flow){guard, seed});
}

// ---- The function ----

static void add_zero_gradient(Reverse *reverse, const Array *parameter) {
    Program *program = reverse->program;
    report_warning(program->context->diagnostics, WARNING_ZERO_GRADIENT, parameter->place,
                   "the loss does not depend on '%s': its gradient is 0", parameter->name);
    Statement statement = {.loop_count = parameter->rank};
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(parameter->rank + 1) * sizeof *loops);
    Expr **subscripts = expr_list(program, parameter->rank);
    for (int i = 0; i < parameter->rank; i++) {
        loops[i] = index_new(program, name_of(program->context->names, "i"), parameter->dims[i]);
        subscripts[i] = expr_index(program, loops[i]);
    }
    statement.loops = loops;
    statement.subscripts = subscripts;
    statement.target = adjoint_of(reverse, parameter);
    statement.value = expr_real(program, 0, parameter->type);
    function_add_statement(program, reverse->function, statement);
}

static void copy_forward(Reverse *reverse, const Function *forward) {
    for (int i = 0; i < forward->array_count; i++)
        function_share_array(reverse->program, reverse->function, forward->arrays[i]);
    for (int i = 0; i < forward->statement_count; i++)
        function_share_statement(reverse->program, reverse->function, forward->statements[i]);
}

Function *reverse(Program *program, Model *model, const Function *forward) {
    Reverse state = {.program = program};
    state.function = model_add_function(program, model, FUNCTION_GRAD);
    find_active_arrays(&state, forward);
    copy_forward(&state, forward);
    for (int i = forward->statement_count - 1; i >= 0; i--)
        reverse_statement(&state, forward->statements[i]);
    for (int i = 0; i < forward->array_count; i++) {
        const Array *array = forward->arrays[i];
        if (array->role == ROLE_PARAMETER && !state.adjoints[position_of(&state, array)])
            add_zero_gradient(&state, array);
    }
    return state.function;
}
