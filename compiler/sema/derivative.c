// grad(z, x): a derivative as a value, made of the statements so far.
#include "sema/derivative.h"

#include "ad/activity.h"
#include "ad/reverse.h"

#include <string.h>

// ---- Names that something is differentiated with respect to ----

static int is_call_of(const Node *node, const char *name) {
    return node->kind == NODE_CALL && strcmp(node->name, name) == 0;
}

// Whether it is a derivative with respect to the name.
static int differentiates(const Node *node, void *data) {
    const char *name = *(const char **)data;
    int is_grad = is_call_of(node, "grad"), is_jvp = is_call_of(node, "jvp"), position = 0;
    for (const Argument *argument = node->arguments; argument; argument = argument->next) {
        const Node *value = argument->value;
        if (is_grad && position > 0 && value->kind == NODE_NAME && value->name == name) return 1;
        if (is_jvp && argument->name == name) return 1;
        position++;
    }
    return 0;
}

int is_differentiated(const Expansion *expansion, const char *name) {
    const Declaration *body = expansion->body;
    for (const Formal *formal = body ? body->formals : NULL; formal; formal = formal->next)
        if (node_has(formal->default_value, differentiates, &name)) return 1;
    return body && clauses_have(body->body, differentiates, &name);
}

static int is_derivative(const Node *node, void *data) {
    (void)data;
    return is_call_of(node, "grad") || is_call_of(node, "jvp");
}

int takes_derivatives(const Node *node) {
    return node_has(node, is_derivative, NULL);
}

Value value_named(Expansion *expansion, Value value, const char *name) {
    const char *full = full_name(expansion, name);
    return is_differentiated(expansion, name) ? value_of_round(expansion, value, full)
                                              : value_store(expansion, value, full);
}

// ---- What both have in common ----

Value differentiated_variable(Expansion *expansion, const char *name, Place place) {
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

Value zero_like(Expansion *expansion, Value value, const char *what, Place place) {
    if (what)
        report_warning(expansion->diagnostics, WARNING_ZERO_GRADIENT, place,
                       "%s: the derivative is 0", what);
    value.body = expr_real(expansion->program, 0, expansion->real);
    return value;
}

// ---- In the round of a loop ----

static int is_subscript_of(const Region *region, const Expr *x) {
    for (int i = 0; i < x->count; i++)
        if (x->arguments[i]->kind == EXPR_INDEX && x->arguments[i]->index == region->index)
            return 1;
    return 0;
}

const Region *open_region(const Expansion *expansion) {
    int count = expansion->region_count;
    return count ? expansion->regions[count - 1].region : NULL;
}

int varies_in_this_round(Expansion *expansion, Value y, Value x, Place place) {
    const char *name = array_plain_name(expansion->program, x.body->array);
    int depends = 0;
    for (int i = 0; i < expansion->region_count && !depends; i++) {
        const OpenRegion *open = &expansion->regions[i];
        depends = !is_subscript_of(open->region, x.body) &&
                  varies_with(expansion->program, expansion->function, y.body, open->carried_count,
                              open->carried);
    }
    if (!depends) return 1;
    report_error(expansion->diagnostics, place,
                 "this depends on earlier rounds of the loop, and they may depend on '%s', too",
                 name);
    report_note(expansion->diagnostics, (Place){0},
                "differentiate the value of the loop, after it; or with respect to a name that "
                "each round defines, as in let here = %s",
                name);
    return 0;
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

int is_in_choice_by_element(const Expansion *expansion) {
    for (int i = 0; i < expansion->condition_count; i++)
        if (expansion->conditions[i].rank) return 1;
    return 0;
}

// For who proves the function.
static void record_gradient(Expansion *expansion, const Gradient *gradient, Expr *z, Expr *x,
                            Place place) {
    if (is_in_choice_by_element(expansion)) {
        expansion->function->unlisted_derivatives++;
        return;
    }
    const Array **variables = arena_alloc(expansion->arena, sizeof *variables);
    int *matched = arena_alloc(expansion->arena, (size_t)z->count * sizeof *matched);
    variables[0] = x->array;
    for (int c = 0; c < z->count; c++) {
        matched[c] = gradient->aligned[c];
        for (int i = 0; c < expansion->region_count && matched[c] < 0 && i < x->count; i++)
            if (x->arguments[i] == z->arguments[c]) matched[c] = i;
    }
    DerivativeWithin within = {.derivative = gradient->array,
                               .z = z->array,
                               .count = 1,
                               .x = variables,
                               .aligned = gradient->aligned,
                               .matched = matched,
                               .place = place};
    function_add_derivative(expansion->program, expansion->function, within);
}

// Puts in place of each x the gradient of the number z with respect to it.
static void differentiate(Expansion *expansion, Value z, int count, Value *x,
                          const char *const *if_zero, Place place) {
    const char *hint = expansion->hint ? expansion->hint : "value";
    Value stored = value_of_round(expansion, z, arena_printf(expansion->arena, "%s.of", hint));
    int is_valid = stored.is_valid;
    for (int i = 0; i < count; i++)
        is_valid = is_valid && varies_in_this_round(expansion, stored, x[i], place);
    for (int i = 0; i < count && !is_valid; i++) x[i] = value_invalid();
    if (!is_valid) return;
    const Array **wanted = arena_alloc(expansion->arena, (size_t)count * sizeof *wanted);
    Gradient *gradients = arena_alloc(expansion->arena, (size_t)count * sizeof *gradients);
    for (int i = 0; i < count; i++) wanted[i] = x[i].body->array;
    reverse(expansion->program, expansion->function, open_region(expansion), stored.body->array,
            count, wanted, ROLE_LOCAL, gradients);
    for (int i = 0; i < count; i++) {
        if (!gradients[i].array) {
            x[i] = zero_like(expansion, x[i], if_zero ? if_zero[i] : NULL, place);
            continue;
        }
        record_gradient(expansion, &gradients[i], stored.body, x[i].body, place);
        x[i].body = read_gradient(expansion, &gradients[i], stored.body, x[i].body);
    }
}

// An index for each dimension of z; returns z at these.
static Value lift(Expansion *expansion, Value z, const Index **lifted, Place place) {
    Expr *subscripts[LARGEST_RANK] = {NULL};
    for (int i = 0; i < z.rank; i++) {
        lifted[i] = index_new(expansion->program, z.slots[i]->name, z.slots[i]->extent);
        subscripts[i] = expr_index(expansion->program, lifted[i]);
        push_index(expansion, lifted[i], place);
    }
    return value_at(expansion, z, z.rank, subscripts);
}

// x at the first so many indices, if it has dimensions like these.
static Value part_along(Expansion *expansion, Value x, int count, const Index *const *lifted) {
    Expr *subscripts[LARGEST_RANK] = {NULL};
    int goes_along = x.rank >= count;
    for (int i = 0; i < count; i++) {
        subscripts[i] = expr_index(expansion->program, lifted[i]);
        goes_along = goes_along && x.slots[i]->extent == lifted[i]->extent;
    }
    return goes_along ? value_at(expansion, x, count, subscripts) : x;
}

// The gradient with the dimensions of z in front.
static Value unlift(Expansion *expansion, Value gradient, int count, const Index *const *lifted,
                    Place place) {
    if (!gradient.is_valid) return gradient;
    if (gradient.rank + count > LARGEST_RANK) {
        report_error(expansion->diagnostics, place, "more than %d dimensions", LARGEST_RANK);
        return value_invalid();
    }
    size_t size = sizeof *gradient.slots;
    memmove(gradient.slots + count, gradient.slots, size * (size_t)gradient.rank);
    memcpy(gradient.slots, lifted, size * (size_t)count);
    gradient.rank += count;
    return gradient;
}

void gradients_of(Expansion *expansion, Value z, int count, Value *x, int may_go_along,
                  const char *const *if_zero, Place place) {
    const Index *lifted[LARGEST_RANK];
    int before = expansion->around_count;
    Value element = lift(expansion, z, lifted, place);
    for (int i = 0; i < count && may_go_along; i++)
        x[i] = part_along(expansion, x[i], z.rank, lifted);
    if (expansion->overflowed)
        for (int i = 0; i < count; i++) x[i] = value_invalid();
    else
        differentiate(expansion, element, count, x, if_zero, place);
    expansion->around_count = before;
    for (int i = 0; i < count; i++) x[i] = unlift(expansion, x[i], z.rank, lifted, place);
}

Value expand_grad(Expansion *expansion, const Node *node) {
    const Argument *of = node->arguments, *by = of ? of->next : NULL;
    if (!by || by->next || of->name || by->name || by->value->kind != NODE_NAME) {
        report_error(expansion->diagnostics, node->place,
                     "grad takes a value and the name of a variable: grad(z, x)");
        return value_invalid();
    }
    Value x = differentiated_variable(expansion, by->value->name, by->place);
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
    gradients_of(expansion, z, 1, &x, 1, &if_zero, is_real ? node->place : of->place);
    return x;
}
