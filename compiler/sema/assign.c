// var, and assignments to variables.
#include "sema/loop.h"

// Reals are kept in the type that the model computes in; integers are reals, too, unless the type
// says int.
static Value typed(Expansion *expansion, const Clause *clause, Value value) {
    int is_integer = clause->type && clause->type->scalar == SCALAR_INT;
    if (!value.is_valid) return value;
    if (is_integer && value.body->type != TYPE_INT) {
        report_error(expansion->diagnostics, clause->value->place,
                     "'%s' is an int, but this is a real number", clause->name);
        return value_invalid();
    }
    if (!is_integer && (clause->type || value.body->type == TYPE_INT))
        value.body = expr_convert(expansion->program, value.body, expansion->real);
    return value_storable(expansion, value);
}

void expand_variable(Expansion *expansion, const Clause *clause) {
    const char *hint = expansion->hint;
    expansion->hint = full_name(expansion, clause->name);
    Value value = clause->has_ranges ? expand_elements(expansion, clause)
                                     : expand_expression(expansion, clause->value);
    if (clause->type && clause->type->shape)
        value = value_of_shape(expansion, value, value_shaped(expansion, clause->type),
                               "the first value", clause->value->place);
    value = value_named(expansion, typed(expansion, clause, value), clause->name);
    expansion->hint = hint;
    bind_new(expansion, clause->name, value, clause->name_place);
    Binding *binding = scope_find(expansion, clause->name);
    if (!binding) return;
    binding->is_variable = 1;
    binding->index_count = indices_around(expansion);
    binding->condition_count = expansion->condition_count;
}

// The variable that a clause changes; NULL where there is none (reported).
static Binding *variable_of(Expansion *expansion, const Clause *clause) {
    Binding *binding = scope_find(expansion, clause->name);
    if (!binding)
        report_unknown_name(expansion, clause->name, clause->name_place);
    else if (!binding->is_variable) {
        report_error(expansion->diagnostics, clause->name_place,
                     binding->state ? "the state '%s' is assigned as a whole"
                                    : "'%s' cannot be assigned; declare it with var, not with let",
                     clause->name);
        if (binding->place.source)
            report_note(expansion->diagnostics, binding->place, "it was defined here");
    } else
        return binding;
    return NULL;
}

// A sum takes up what is added as it is.
static int is_summed(const Loop *loop, const Binding *binding) {
    for (int i = 0; loop && i < loop->carried_count; i++)
        if (loop->carried[i].binding == binding) return loop->carried[i].is_sum;
    return 0;
}

// The loop carries the variable, and this is its last value in the round.
static Carried *carried_by(const Loop *loop, const Binding *binding, const Clause *clause) {
    const Clause *own = loop ? loop->node->body : NULL;
    while (own && own != clause) own = own->next;
    if (!own || assigns(clause->next, clause->name)) return NULL;
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].binding == binding && loop->carried[i].history)
            return (Carried *)&loop->carried[i];
    return NULL;
}

void expand_assignment(Expansion *expansion, const Clause *clause) {
    const char *hint = expansion->hint;
    Binding *known = scope_find(expansion, clause->name);
    if (known && known->state) {
        expand_move(expansion, clause, known);
        return;
    }
    Binding *binding = variable_of(expansion, clause);
    expansion->hint = full_name(expansion, clause->name);
    Value value = expand_expression(expansion, clause->value);
    if (binding) {
        Value before = binding->value;
        value = value_of_shape(expansion, value, before, "what is assigned", clause->value->place);
        if (value.is_valid && before.body->type == TYPE_INT && value.body->type != TYPE_INT) {
            report_error(expansion->diagnostics, clause->value->place,
                         "'%s' is an int, but this is a real number", clause->name);
            value = value_invalid();
        }
        if (value.is_valid)
            value.body = expr_convert(expansion->program, value.body, before.body->type);
        Carried *carried = carried_by(expansion->loop, binding, clause);
        if (is_summed(expansion->loop, binding))
            binding->value = value;
        else if (carried && value.is_valid && !takes_derivatives(expansion->loop->node))
            leave(expansion, expansion->loop, carried, value);
        else
            binding->value = value_named(expansion, value, clause->name);
    }
    expansion->hint = hint;
}

// ---- name[subscripts] += value ----

// Names in a subscript that mean nothing so far are indices.
static void bind_free_names(Expansion *expansion, const Node *node, int *count) {
    Value dim;
    if (!node) return;
    if (node->kind == NODE_NAME && !scope_find(expansion, node->name) &&
        !find_dim(expansion, node->name, &dim)) {
        expand_range(expansion, &(Range){.name = node->name, .place = node->place});
        ++*count;
    }
    bind_free_names(expansion, node->base, count);
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        bind_free_names(expansion, argument->value, count);
}

static int ranges_are_known(Expansion *expansion, int count, const Clause *clause) {
    for (int i = expansion->around_count - count; i < expansion->around_count; i++)
        if (!expansion->around[i]->extent) {
            report_error(expansion->diagnostics, clause->place,
                         "the range of '%s' does not follow from any access",
                         expansion->around[i]->name);
            return 0;
        }
    return 1;
}

// The sum starts as the variable's value. Returns its array; NULL on error (reported).
static const Array *begin_sum(Expansion *expansion, const Clause *clause, int depth, Expr *round,
                              Value start) {
    Expr *rounds = round ? round->index->extent : NULL;
    const Array *sum = new_array(expansion, depth, expansion->hint, rounds, start, clause->place);
    if (sum) store_round(expansion, sum, depth, round, REDUCER_SUM, start);
    return sum;
}

// The subscripts and the value added there. Returns 0 on error (reported).
static int expand_addend(Expansion *expansion, const Clause *clause, Value start, Expr **subscripts,
                         int *count, Value *value) {
    *count = 0;
    for (const Argument *each = clause->subscripts; each; each = each->next) {
        if (*count == start.rank) {
            report_error(expansion->diagnostics, clause->place,
                         "'%s' is %s; it takes at most %d subscript%s", clause->name,
                         value_shape_text(expansion, start), start.rank,
                         start.rank == 1 ? "" : "s");
            return 0;
        }
        subscripts[*count] = expand_subscript(expansion, each->value, start.slots[*count]->extent,
                                              clause->name, *count);
        if (!subscripts[(*count)++]) return 0;
    }
    *value = expand_expression(expansion, clause->value);
    *value = value_of_shape(expansion, *value, value_at(expansion, start, *count, subscripts),
                            "what is added", clause->value->place);
    return value->is_valid;
}

void expand_accumulation(Expansion *expansion, const Clause *clause) {
    Binding *binding = variable_of(expansion, clause);
    if (!binding || !binding->value.is_valid) return;
    const char *hint = expansion->hint;
    expansion->hint = full_name(expansion, clause->name);
    int depth = expansion->region_count ? expansion->region_count - 1 : 0;
    Expr *round = expansion->region_count
                      ? expr_index(expansion->program, expansion->regions[depth].region->index)
                      : NULL;
    Value start = value_fresh(expansion, binding->value), value = value_invalid();
    Expr *subscripts[LARGEST_RANK];
    int before = expansion->around_count, free = 0, count = 0, outer_count = 0;
    const Array *sum = begin_sum(expansion, clause, depth, round, start);
    Expr **cell = cell_of_round(expansion, depth, round, value_scalar(start.body), &outer_count);
    Scope scope;
    push_scope(expansion, &scope);
    for (const Argument *each = clause->subscripts; each; each = each->next)
        bind_free_names(expansion, each->value, &free);
    if (sum && expand_addend(expansion, clause, start, subscripts, &count, &value) &&
        ranges_are_known(expansion, free, clause)) {
        for (int i = 0; i < count; i++) cell[outer_count++] = subscripts[i];
        for (int i = 0; i < value.rank; i++)
            cell[outer_count++] = expr_index(expansion->program, value.slots[i]);
        value_add_in(expansion, value, sum, cell, free);
    }
    expansion->around_count = before;
    pop_scope(expansion);
    settle_checks(expansion);
    binding->value =
        sum && value.is_valid ? read_round(expansion, sum, depth, round, start) : value_invalid();
    expansion->hint = hint;
}
