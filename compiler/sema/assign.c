// var, and assignments to variables.
#include "sema/loop.h"

// Reals are kept in the type that the model computes in; integers and conditions are reals, too,
// unless the type says int.
static Value typed(Expansion *expansion, const Clause *clause, Value value) {
    int is_integer = clause->type &&
                     (clause->type->scalar == SCALAR_INT || clause->type->scalar == SCALAR_CLASS);
    if (!may_be_declared(expansion, clause) || !is_declared_so(expansion, clause, value))
        return value_invalid();
    if (clause->type || !type_is_real(value.body->type))
        value.body =
            expr_convert(expansion->program, value.body, is_integer ? TYPE_INT : expansion->real);
    return value_storable(expansion, value);
}

// What is given to a variable that is a class is one. Shows it, or reports that it may be none.
static void check_class(Expansion *expansion, const Clause *clause, Expr *classes, Value value) {
    if (!classes || !value.is_valid) return;
    check_subscript(expansion, (Check){.subscript = value.body,
                                       .extent = classes,
                                       .name = clause->name,
                                       .place = clause->value->place});
}

// An assigned class, stored: what it is stored in holds nothing else.
static Value class_stored(Expr *classes, Value value, Value stored) {
    int is_new = value.is_valid && value.body->kind != EXPR_READ;
    if (classes && is_new && stored.is_valid && stored.body->kind == EXPR_READ)
        ((Array *)stored.body->array)->classes = classes;
    return stored;
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
    if (clause->type && clause->type->classes)
        binding->classes = expand_integer(expansion, clause->type->classes);
    check_class(expansion, clause, binding->classes, value);
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
static Carried *carried_by(Loop *loop, const Binding *binding, const Clause *clause) {
    const Clause *own = loop ? loop->node->body : NULL;
    while (own && own != clause) own = own->next;
    if (!own || assigns(clause->next, clause->name)) return NULL;
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].binding == binding && loop->carried[i].history.array)
            return &loop->carried[i];
    return NULL;
}

// A value that is assigned, as one of the shape and type of what was there, and one of its classes.
static Value assigned_value(Expansion *expansion, const Clause *clause, Value value, Value before,
                            Expr *classes) {
    const char *what = clause->kind == CLAUSE_ADD ? "what is added" : "what is assigned";
    value = value_of_shape(expansion, value, before, what, clause->value->place);
    if (!value.is_valid) return value;
    if (before.body->type == TYPE_INT && type_is_real(value.body->type)) {
        report_error(expansion->diagnostics, clause->value->place,
                     "'%s' is an int, but this is a real number", clause->name);
        return value_invalid();
    }
    value.body = expr_convert(expansion->program, value.body, before.body->type);
    check_class(expansion, clause, classes, value);
    return value;
}

static void assign_whole(Expansion *expansion, const Clause *clause) {
    const char *hint = expansion->hint;
    Binding *binding = variable_of(expansion, clause);
    expansion->hint = full_name(expansion, clause->name);
    Value value = expand_expression(expansion, clause->value);
    if (binding) {
        value = assigned_value(expansion, clause, value, binding->value, binding->classes);
        Carried *carried = carried_by(expansion->loop, binding, clause);
        if (is_summed(expansion->loop, binding))
            binding->value = value;
        else if (carried && value.is_valid && !takes_derivatives(expansion->loop->node))
            leave(expansion, expansion->loop, carried, value);
        else
            binding->value =
                class_stored(binding->classes, value, value_named(expansion, value, clause->name));
    }
    expansion->hint = hint;
}

// ---- Elements ----

// The ranges of reductions around a node, which give their names a meaning there.
typedef struct Ranges {
    const Range *first;
    const struct Ranges *outer;
} Ranges;

static int is_free_name(Expansion *expansion, const char *name, const Ranges *around) {
    Value known;
    for (; around; around = around->outer)
        for (const Range *range = around->first; range; range = range->next)
            if (range->name == name) return 0;
    return !scope_find(expansion, name) && !find_dim(expansion, name, &known) &&
           !find_training(expansion, name, &known);
}

// Names in a subscript that mean nothing so far are indices.
static void bind_free_names(Expansion *expansion, const Node *node, const Ranges *around,
                            int *count) {
    if (!node) return;
    if (node->kind == NODE_NAME && is_free_name(expansion, node->name, around)) {
        expand_range(expansion, &(Range){.name = node->name, .place = node->place});
        ++*count;
    }
    Ranges inside = {node->ranges, around};
    bind_free_names(expansion, node->base, &inside, count);
    for (const Argument *argument = node->arguments; argument; argument = argument->next)
        bind_free_names(expansion, argument->value, &inside, count);
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

// Some elements of a variable, and what is assigned or added there.
typedef struct Elements {
    Expr *subscripts[LARGEST_RANK];
    int count;   // of these
    int free;    // of the last indices around: those of names that mean nothing else
    Value value; // over what has no subscript
} Elements;

static int expand_places(Expansion *expansion, const Clause *clause, Value before,
                         Elements *elements) {
    for (const Argument *each = clause->subscripts; each; each = each->next) {
        int position = elements->count;
        if (position == before.rank) {
            report_error(expansion->diagnostics, clause->place,
                         "'%s' is %s; it takes at most %d subscript%s", clause->name,
                         value_shape_text(expansion, before), before.rank,
                         before.rank == 1 ? "" : "s");
            return 0;
        }
        Value rest = value_at(expansion, before, position, elements->subscripts);
        elements->subscripts[position] =
            expand_subscript(expansion, each->value, rest.slots[0]->extent, clause->name, position);
        if (!elements->subscripts[elements->count++]) return 0;
    }
    return 1;
}

// Within a scope of their own. Returns 0 on error (reported).
static int expand_elements_of(Expansion *expansion, const Clause *clause, Value before,
                              Expr *classes, Elements *elements) {
    *elements = (Elements){.value = value_invalid()};
    for (const Argument *each = clause->subscripts; each; each = each->next)
        bind_free_names(expansion, each->value, NULL, &elements->free);
    if (!expand_places(expansion, clause, before, elements)) return 0;
    Value old = value_at(expansion, before, elements->count, elements->subscripts);
    Value value = expand_expression(expansion, clause->value);
    elements->value = assigned_value(expansion, clause, value, old, classes);
    return elements->value.is_valid && ranges_are_known(expansion, elements->free, clause);
}

// ---- name[subscripts] = value ----

static int is_free(const Expansion *expansion, const Elements *elements, Expr *subscript) {
    for (int i = expansion->around_count - elements->free; i < expansion->around_count; i++)
        if (subscript->kind == EXPR_INDEX && expansion->around[i] == subscript->index) return 1;
    return 0;
}

// A name that stands for all places of a dimension is a subscript by itself, of one only. Reports
// where not.
static int are_apart(Expansion *expansion, const Elements *elements, const Clause *clause) {
    for (int i = expansion->around_count - elements->free; i < expansion->around_count; i++) {
        Expr *index = expr_index(expansion->program, expansion->around[i]);
        int uses = 0, is_alone = 0;
        for (int k = 0; k < elements->count; k++) {
            uses += expr_uses(expansion->program, elements->subscripts[k], index);
            is_alone |= elements->subscripts[k] == index;
        }
        if (uses == 1 && is_alone) continue;
        report_error(expansion->diagnostics, clause->place,
                     "'%s' stands for all places here, so it has to be a subscript by itself",
                     expansion->around[i]->name);
        return 0;
    }
    return 1;
}

// The variable with the elements in it.
static Value with_elements(Expansion *expansion, Value whole, const Elements *elements) {
    Program *program = expansion->program;
    Expr *from[LARGEST_RANK], *to[LARGEST_RANK], *is_there = expr_bool(program, 1);
    int count = 0;
    for (int i = 0; i < whole.rank; i++) {
        Expr *slot = expr_index(program, whole.slots[i]);
        Expr *place = i < elements->count
                          ? elements->subscripts[i]
                          : expr_index(program, elements->value.slots[i - elements->count]);
        if (i < elements->count && !is_free(expansion, elements, place)) {
            Expr *is_same = expr_binary(program, OP_EQUAL, slot, place);
            is_there = expr_binary(program, OP_AND, is_there, is_same);
        } else {
            from[count] = place;
            to[count++] = slot;
        }
    }
    Expr *body = expr_replace(program, elements->value.body, count, from, to);
    whole.body = chosen_before(program, is_there, body, whole.body);
    whole.is_view = 1;
    return whole;
}

// All other elements stay as they are. Nothing is copied before something asks for all of them.
static void assign_elements(Expansion *expansion, const Clause *clause) {
    Binding *binding = variable_of(expansion, clause);
    if (!binding || !binding->value.is_valid) return;
    binding->is_used = 1; // the other elements are
    const char *hint = expansion->hint;
    expansion->hint = full_name(expansion, clause->name);
    int around_count = expansion->around_count;
    Value whole = value_fresh(expansion, binding->value);
    Elements elements;
    Scope scope;
    push_scope(expansion, &scope);
    int is_right = expand_elements_of(expansion, clause, whole, binding->classes, &elements) &&
                   are_apart(expansion, &elements, clause);
    if (is_right)
        elements.value = class_stored(binding->classes, elements.value,
                                      value_store(expansion, elements.value, expansion->hint));
    is_right = is_right && elements.value.is_valid;
    if (is_right) whole = with_elements(expansion, whole, &elements);
    expansion->around_count = around_count;
    pop_scope(expansion);
    settle_checks(expansion);
    binding->value = is_right ? value_kept_small(expansion, whole) : value_invalid();
    if (is_right && is_differentiated(expansion, clause->name))
        binding->value = value_named(expansion, binding->value, clause->name);
    expansion->hint = hint;
}

void expand_assignment(Expansion *expansion, const Clause *clause) {
    Binding *known = scope_find(expansion, clause->name);
    if (known && known->state && !clause->subscripts)
        expand_move(expansion, clause, known);
    else if (clause->subscripts)
        assign_elements(expansion, clause);
    else
        assign_whole(expansion, clause);
}

// ---- name[subscripts] += value ----

// The sum starts as the variable's value. Without an array on error (reported).
static History begin_sum(Expansion *expansion, const Clause *clause, Expr *round, Value start) {
    Clause alone = {
        .value = clause->value, .subscripts = clause->subscripts, .ranges = clause->ranges};
    int depth = expansion->region_count - (round != NULL);
    History sum = history_of(expansion, depth, NULL, &alone, 1, &start);
    Expr *rounds = round ? round->index->extent : NULL;
    if (make_history(expansion, &sum, expansion->hint, rounds, start, NULL, clause->place))
        store_round(expansion, &sum, round, REDUCER_SUM, start);
    return sum;
}

void expand_accumulation(Expansion *expansion, const Clause *clause) {
    Binding *binding = variable_of(expansion, clause);
    if (!binding || !binding->value.is_valid) return;
    if (binding->classes) {
        report_error(expansion->diagnostics, clause->place,
                     "nothing is added to '%s', which is a class: assign it", clause->name);
        return;
    }
    const char *hint = expansion->hint;
    expansion->hint = full_name(expansion, clause->name);
    int regions = expansion->region_count;
    Expr *round = NULL;
    if (regions)
        round = expr_index(expansion->program, expansion->regions[regions - 1].region->index);
    Value start = value_fresh(expansion, binding->value);
    int around_count = expansion->around_count, count = 0;
    History sum = begin_sum(expansion, clause, round, start);
    Expr **cell = cell_of_round(expansion, &sum, round, value_scalar(start.body), &count);
    Elements elements = {.value = value_invalid()};
    Scope scope;
    push_scope(expansion, &scope);
    if (sum.array && expand_elements_of(expansion, clause, start, NULL, &elements)) {
        Value value = elements.value;
        for (int i = 0; i < elements.count; i++) cell[count++] = elements.subscripts[i];
        for (int i = 0; i < value.rank; i++)
            cell[count++] = expr_index(expansion->program, value.slots[i]);
        value_add_in(expansion, value, sum.array, cell, elements.free);
    }
    expansion->around_count = around_count;
    pop_scope(expansion);
    settle_checks(expansion);
    binding->value = sum.array && elements.value.is_valid
                         ? read_round(expansion, &sum, round, start)
                         : value_invalid();
    expansion->hint = hint;
}
