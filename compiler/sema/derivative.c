// grad(z, x) and jvp(y, x: direction): derivatives as values, made of the statements so far.
#include "ad/forward.h"
#include "ad/reverse.h"
#include "sema/expansion.h"

#include <string.h>

// ---- Names that something is differentiated with respect to ----

static int differentiates(const Node *node, const char *name) {
    if (!node) return 0;
    int is_grad = node->kind == NODE_CALL && strcmp(node->name, "grad") == 0;
    int is_jvp = node->kind == NODE_CALL && strcmp(node->name, "jvp") == 0;
    int position = 0;
    for (const Argument *argument = node->arguments; argument; argument = argument->next) {
        const Node *value = argument->value;
        if (is_grad && position > 0 && value->kind == NODE_NAME && value->name == name) return 1;
        if (is_jvp && argument->name == name) return 1;
        if (differentiates(value, name)) return 1;
        position++;
    }
    return differentiates(node->base, name);
}

int is_differentiated(const Expansion *expansion, const char *name) {
    const Clause *clause = expansion->body ? expansion->body->body : NULL;
    for (; clause; clause = clause->next)
        if (differentiates(clause->value, name)) return 1;
    return 0;
}

// ---- What both have in common ----

// The value of a name that stands for an array of its own; invalid otherwise (reported).
static Value find_variable(Expansion *expansion, const char *name, Place place) {
    Binding *binding = scope_find(expansion, name);
    if (!binding) {
        report_unknown_name(expansion, name, place);
        return value_invalid();
    }
    binding->is_used = 1;
    Value value = binding->value;
    if (!value.is_valid) return value;
    if (value_is_ragged(expansion, value)) {
        report_error(expansion->diagnostics, place,
                     "'%s' is %s; nothing is differentiated with respect to what has rows of "
                     "different lengths",
                     name, value_shape_text(expansion, value));
        return value_invalid();
    }
    if (value.body->kind == EXPR_READ && type_is_real(value.body->type)) return value;
    report_error(expansion->diagnostics, place,
                 "'%s' is no real variable: nothing has a derivative "
                 "with respect to it",
                 name);
    return value_invalid();
}

static Value zero_like(Expansion *expansion, Value value, const char *what, Place place) {
    if (what)
        report_warning(expansion->diagnostics, WARNING_ZERO_GRADIENT, place,
                       "%s: the derivative is 0", what);
    value.body = expr_real(expansion->program, 0, expansion->real);
    return value;
}

// ---- grad ----

// The element of a gradient that belongs to this z and this x.
static Expr *read_gradient(Expansion *expansion, const Gradient *gradient, Expr *z, Expr *x) {
    Program *program = expansion->program;
    Expr **subscripts = expr_list(program, z->count + x->count);
    Expr *meets = expr_bool(program, 1);
    int count = 0;
    for (int c = 0; c < z->count; c++) {
        int along = gradient->aligned[c];
        if (along < 0)
            subscripts[count++] = z->arguments[c];
        else if (x->arguments[along] != z->arguments[c])
            meets =
                expr_binary(program, OP_AND, meets,
                            expr_binary(program, OP_EQUAL, x->arguments[along], z->arguments[c]));
    }
    for (int i = 0; i < x->count; i++) subscripts[count++] = x->arguments[i];
    Expr *read = expr_read(program, gradient->array, subscripts);
    return expr_select(program, meets, read, expr_real(program, 0, read->type));
}

// For who proves the function.
static void record_gradient(Expansion *expansion, const Gradient *gradient, const Array *z,
                            const Array *x, Place place) {
    const Array **variables = arena_alloc(expansion->arena, sizeof *variables);
    variables[0] = x;
    DerivativeWithin within = {.derivative = gradient->array,
                               .z = z,
                               .count = 1,
                               .x = variables,
                               .aligned = gradient->aligned,
                               .place = place};
    function_add_derivative(expansion->program, expansion->function, within);
}

Value gradient_of(Expansion *expansion, Value z, Value x, const char *if_zero, Place place) {
    const char *hint = expansion->hint ? expansion->hint : "value";
    Value stored = value_copy(expansion, z, arena_printf(expansion->arena, "%s.of", hint));
    if (!stored.is_valid) return stored;
    const Array *wanted = x.body->array;
    Gradient gradient;
    reverse(expansion->program, expansion->function, stored.body->array, 1, &wanted, ROLE_LOCAL,
            &gradient);
    if (!gradient.array) return zero_like(expansion, x, if_zero, place);
    record_gradient(expansion, &gradient, stored.body->array, wanted, place);
    x.body = read_gradient(expansion, &gradient, stored.body, x.body);
    return x;
}

Value gradient_of_each(Expansion *expansion, Value z, Value x, int may_go_along,
                       const char *if_zero, Place place) {
    Expr *subscripts[LARGEST_RANK] = {NULL};
    const Index *lifted[LARGEST_RANK];
    int count = z.rank, before = expansion->around_count;
    int goes_along = may_go_along && x.rank >= count;
    for (int i = 0; i < count; i++) {
        lifted[i] = index_new(expansion->program, z.slots[i]->name, z.slots[i]->extent);
        subscripts[i] = expr_index(expansion->program, lifted[i]);
        goes_along = goes_along && x.slots[i]->extent == z.slots[i]->extent;
        push_index(expansion, lifted[i], place);
    }
    z = value_at(expansion, z, count, subscripts);
    if (goes_along) x = value_at(expansion, x, count, subscripts);
    Value result =
        expansion->overflowed ? value_invalid() : gradient_of(expansion, z, x, if_zero, place);
    expansion->around_count = before;
    if (!result.is_valid) return result;
    if (result.rank + count > LARGEST_RANK) {
        report_error(expansion->diagnostics, place, "more than %d dimensions", LARGEST_RANK);
        return value_invalid();
    }
    memmove(result.slots + count, result.slots, sizeof *result.slots * (size_t)result.rank);
    memcpy(result.slots, lifted, sizeof *lifted * (size_t)count);
    result.rank += count;
    return result;
}

// The statements of a loop are known when it ends.
static int is_outside_loops(Expansion *expansion, const Node *node) {
    if (!expansion->region_count) return 1;
    report_error(
        expansion->diagnostics, node->place,
        "inside of a loop nothing can be differentiated; differentiate its value, after it");
    return 0;
}

Value expand_grad(Expansion *expansion, const Node *node) {
    const Argument *of = node->arguments, *by = of ? of->next : NULL;
    if (!by || by->next || of->name || by->name || by->value->kind != NODE_NAME) {
        report_error(expansion->diagnostics, node->place,
                     "grad takes a value and the name of a variable: grad(z, x)");
        return value_invalid();
    }
    if (!is_outside_loops(expansion, node)) return value_invalid();
    Value x = find_variable(expansion, by->value->name, by->place);
    Value z = expand_expression(expansion, of->value);
    if (!z.is_valid || !x.is_valid) return value_invalid();
    if (value_is_ragged(expansion, z)) {
        report_error(expansion->diagnostics, of->place,
                     "this is %s; the gradient of one element at a time can be taken, as in "
                     "grad(z[i, j], x)",
                     value_shape_text(expansion, z));
        return value_invalid();
    }
    int is_real = type_is_real(z.body->type);
    const char *if_zero =
        is_real ? "the value does not depend on this variable" : "integers have no derivative";
    return gradient_of_each(expansion, z, x, 1, if_zero, is_real ? node->place : of->place);
}

// ---- jvp ----

typedef struct Contexts {
    Expansion *expansion;
    Expr *list[LARGEST_NEST + LARGEST_RANK];
    int count;
} Contexts;

static void note_context(Expr *expr, void *data) {
    Contexts *contexts = data;
    if (expr->kind != EXPR_INDEX) return;
    for (int i = 0; i < contexts->count; i++)
        if (contexts->list[i] == expr) return;
    const Expansion *expansion = contexts->expansion;
    int is_context = 0;
    for (int i = 0; i < expansion->around_count; i++)
        is_context |= expansion->around[i] == expr->index;
    for (int i = 0; i < expansion->entry_count; i++)
        is_context |= expansion->entries[i] == expr->index;
    if (is_context) contexts->list[contexts->count++] = expr;
}

static const int *align_direction(Expansion *expansion, const Contexts *contexts, Expr *x) {
    int *aligned = arena_alloc(expansion->arena, (size_t)(contexts->count + 1) * sizeof *aligned);
    for (int c = 0; c < contexts->count; c++) {
        aligned[c] = -1;
        for (int k = 0; k < x->count; k++)
            if (x->arguments[k] == contexts->list[c]) aligned[c] = k;
    }
    return aligned;
}

// Derivatives of what stands outside of a condition are taken everywhere: nothing moves where the
// condition does not hold.
static void store_rate(Expansion *expansion, Value rate, const Array *array,
                       Expr *const *subscripts) {
    Program *program = expansion->program;
    Expr *guard = guard_of(expansion);
    int condition_count = expansion->condition_count;
    if (guard)
        rate.body = expr_select(program, guard, rate.body, expr_real(program, 0, array->type));
    expansion->condition_count = 0;
    value_store_in(expansion, rate, REDUCER_DEFINE, array, subscripts);
    expansion->condition_count = condition_count;
}

// The rate of x as an array: the contexts that x does not have itself, then its own dimensions.
static Direction store_direction(Expansion *expansion, const Contexts *contexts, Value x,
                                 Value rate) {
    Program *program = expansion->program;
    const Array *array = x.body->array;
    Direction direction = {array, NULL, align_direction(expansion, contexts, x.body)};
    Expr **dims = expr_list(program, contexts->count + array->rank);
    Expr **subscripts = expr_list(program, contexts->count + array->rank);
    int rank = 0;
    for (int c = 0; c < contexts->count; c++) {
        if (direction.aligned[c] >= 0) continue;
        dims[rank] = contexts->list[c]->index->extent;
        subscripts[rank++] = contexts->list[c];
    }
    for (int i = 0; i < array->rank; i++) {
        dims[rank] = array->dims[i];
        subscripts[rank++] = x.body->arguments[i];
    }
    const char *name = arena_printf(expansion->arena, "%s.dot", array->name);
    Array added = {.name = function_unique_name(program, expansion->function, name),
                   .type = array->type,
                   .rank = rank,
                   .dims = dims,
                   .place = array->place};
    direction.rate = function_add_array(program, expansion->function, added);
    store_rate(expansion, rate, direction.rate, subscripts);
    return direction;
}

static int have_equal_shapes(const Array *a, const Array *b) {
    int is_equal = a->rank == b->rank;
    for (int i = 0; is_equal && i < a->rank; i++) is_equal = a->dims[i] == b->dims[i];
    return is_equal;
}

// For who proves the function, and for nobody else: y and its rate become arrays of their own.
static void record_along(Expansion *expansion, Value y, Expr *rate, int count,
                         const Direction *directions, Place place) {
    Value rated = y;
    rated.body = rate;
    Value of = value_copy(expansion, y, "along.of"), along = value_copy(expansion, rated, "along");
    if (!of.is_valid || !along.is_valid || !have_equal_shapes(of.body->array, along.body->array))
        return;
    size_t size = (size_t)count * sizeof(const Array *);
    const Array **x = arena_alloc(expansion->arena, size);
    const Array **rates = arena_alloc(expansion->arena, size);
    for (int i = 0; i < count; i++) {
        x[i] = directions[i].x;
        rates[i] = directions[i].rate;
    }
    DerivativeWithin within = {.derivative = along.body->array,
                               .z = of.body->array,
                               .count = count,
                               .x = x,
                               .rates = rates,
                               .place = place};
    function_add_derivative(expansion->program, expansion->function, within);
}

Value derivative_along(Expansion *expansion, Value y, int count, const Value *variables,
                       const Value *rates, Place place) {
    enum { MOST = 16 };
    Direction directions[MOST];
    Contexts contexts = {.expansion = expansion};
    if (count > MOST) {
        report_error(expansion->diagnostics, place, "at most %d directions", MOST);
        return value_invalid();
    }
    // A direction that is taken under a condition is another one wherever that is.
    Expr *guard = guard_of(expansion);
    if (guard) expr_each(expansion->program, guard, note_context, &contexts);
    for (int i = 0; i < count; i++)
        expr_each(expansion->program, rates[i].body, note_context, &contexts);
    for (int c = 0; c < contexts.count; c++)
        if (!has_range(expansion, contexts.list[c]->index, place)) return value_invalid();
    for (int i = 0; i < count; i++)
        directions[i] = store_direction(expansion, &contexts, variables[i], rates[i]);
    Expr *rate = forward(expansion->program, expansion->function, contexts.count, contexts.list,
                         count, directions, y.body);
    if (!rate) return zero_like(expansion, y, "the value depends on none of these", place);
    if (expansion->options->values_only && contexts.count == 0)
        record_along(expansion, y, rate, count, directions, place);
    y.body = rate;
    return y;
}

Value expand_jvp(Expansion *expansion, const Node *node) {
    enum { MOST = 16 };
    const Argument *of = node->arguments;
    Value variables[MOST], rates[MOST];
    int count = 0, is_valid = of && !of->name && of->next;
    for (const Argument *by = of ? of->next : NULL; by; by = by->next) is_valid &= by->name != NULL;
    if (!is_valid) {
        report_error(expansion->diagnostics, node->place,
                     "jvp takes a value and a direction for each variable: jvp(y, x: dx)");
        return value_invalid();
    }
    if (!is_outside_loops(expansion, node)) return value_invalid();
    Value y = expand_expression(expansion, of->value);
    is_valid = y.is_valid;
    for (const Argument *by = of->next; by && count < MOST; by = by->next) {
        Value x = find_variable(expansion, by->name, by->place);
        Value both[] = {x, expand_expression(expansion, by->value)};
        if (!both[0].is_valid || !both[1].is_valid || both[1].rank > x.rank ||
            !values_align(expansion, 2, both, "a direction", by->place)) {
            if (both[0].is_valid && both[1].is_valid && both[1].rank > x.rank)
                report_error(expansion->diagnostics, by->place,
                             "the direction has more dimensions than '%s', which is %s", by->name,
                             value_shape_text(expansion, x));
            is_valid = 0;
            continue;
        }
        variables[count] = both[0];
        rates[count++] = both[1];
    }
    if (!is_valid) return value_invalid();
    if (!type_is_real(y.body->type))
        return zero_like(expansion, y, "integers have no derivative", of->place);
    return derivative_along(expansion, y, count, variables, rates, node->place);
}
