// What a loop carries from round to round is kept for every round, in an array with a dimension
// more.
#include "sema/loop.h"

// ---- Which variables a loop assigns ----

int assigns(const Clause *clause, const char *name) {
    for (; clause; clause = clause->next) {
        int is_assignment = clause->kind == CLAUSE_ASSIGN || clause->kind == CLAUSE_ADD;
        if (is_assignment && clause->name == name) return 1;
        if (clause->kind == CLAUSE_FOR && assigns(clause->value->body, name)) return 1;
    }
    return 0;
}

static int is_carried(const Loop *loop, const Binding *binding) {
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].binding == binding) return 1;
    return 0;
}

int indices_around(const Expansion *expansion) {
    return expansion->around_count - expansion->region_count;
}

// A loop in an expression runs for each index around it, and only where its conditions hold; what
// is assigned there has no value outside.
static int may_assign_here(Expansion *expansion, const Binding *binding, const Clause *clause) {
    if (binding->index_count == indices_around(expansion) &&
        binding->condition_count == expansion->condition_count)
        return 1;
    report_error(expansion->diagnostics, clause->name_place,
                 "'%s' cannot be assigned by a loop that stands under an index or a condition; "
                 "declare it in that loop, or give the loop a line of its own",
                 clause->name);
    return 0;
}

void list_carried(Expansion *expansion, Loop *loop, const Clause *clause) {
    for (; clause; clause = clause->next) {
        if (clause->kind == CLAUSE_FOR) list_carried(expansion, loop, clause->value->body);
        if (clause->kind != CLAUSE_ASSIGN && clause->kind != CLAUSE_ADD) continue;
        Binding *binding = scope_find(expansion, clause->name);
        if (!binding || !binding->is_variable || !binding->value.is_valid ||
            is_carried(loop, binding) || declares(loop->node->body, clause->name))
            continue;
        if (!may_assign_here(expansion, binding, clause)) {
            binding->value = value_invalid(); // one message about it is enough
            continue;
        }
        if (loop->carried_count == MOST_CARRIED) {
            report_error(expansion->diagnostics, clause->place,
                         "a loop carries at most %d variables", MOST_CARRIED);
            return;
        }
        int is_sum = type_is_real(binding->value.body->type) && !expansion->entry_count &&
                     only_adds_to(loop->node, binding->name);
        loop->carried[loop->carried_count++] = (Carried){.binding = binding, .is_sum = is_sum};
    }
}

// ---- Arrays with an element for every round ----

// Whether something in this body can depend on an index: a name or a condition does.
static int is_relevant(Expansion *expansion, const Index *index) {
    Program *program = expansion->program;
    Expr *expr = expr_index(program, index);
    for (int i = 0; i < expansion->condition_count; i++)
        if (expr_uses(program, expansion->conditions[i].body, expr)) return 1;
    for (const Scope *scope = expansion->scope; scope; scope = scope->outer)
        for (const Binding *binding = scope->bindings; binding; binding = binding->next)
            if (binding->value.is_valid && expr_uses(program, binding->value.body, expr)) return 1;
    return 0;
}

Expr **cell_of_round(Expansion *expansion, int depth, Expr *round, Value value, int *count) {
    Program *program = expansion->program;
    Expr **subscripts = expr_list(program, LARGEST_NEST + LARGEST_RANK + 1);
    *count = 0;
    for (int i = 0; i < depth; i++)
        subscripts[(*count)++] = expr_index(program, expansion->regions[i].region->index);
    if (round) subscripts[(*count)++] = round;
    for (int i = 0; i < expansion->around_count; i++)
        if (!is_open_loop(expansion, expansion->around[i]) &&
            is_relevant(expansion, expansion->around[i]))
            subscripts[(*count)++] = expr_index(program, expansion->around[i]);
    for (int i = 0; i < value.rank; i++)
        subscripts[(*count)++] = expr_index(program, value.slots[i]);
    return subscripts;
}

void store_round(Expansion *expansion, const Array *array, int depth, Expr *round, Reducer reducer,
                 Value value) {
    int count;
    Expr **cell = cell_of_round(expansion, depth, round, value, &count);
    value_store_in(expansion, value, reducer, array, cell);
}

Value read_round(Expansion *expansion, const Array *array, int depth, Expr *round, Value shape) {
    int count;
    Expr **cell = cell_of_round(expansion, depth, round, shape, &count);
    shape.body = expr_read(expansion->program, array, cell);
    return shape;
}

const Array *new_array(Expansion *expansion, int depth, const char *name, Expr *rounds, Value shape,
                       Place place) {
    Program *program = expansion->program;
    const Index *indices[2 * LARGEST_NEST];
    int count;
    Expr *round = rounds ? expr_index(program, index_new(program, name, rounds)) : NULL;
    Expr **cell = cell_of_round(expansion, depth, round, shape, &count);
    for (int i = 0; i < count; i++) {
        indices[i] = cell[i]->index;
        if (!has_range(expansion, indices[i], place)) return NULL;
    }
    Expr **dims = dimensions_over(expansion, count, indices, place);
    if (!dims) return NULL;
    Array array = {.type = shape.body->type, .rank = count, .dims = dims, .place = place};
    array.name = function_unique_name(program, expansion->function, name);
    return function_add_array(program, expansion->function, array);
}

static Expr *round_after(Expansion *expansion, const Loop *loop) {
    Expr *index = expr_index(expansion->program, loop->index);
    return expr_binary(expansion->program, OP_ADD, index, expr_int(expansion->program, 1));
}

// Where a variable is found in a round, and where it is left.
static Expr *round_found(Expansion *expansion, const Loop *loop) {
    return loop->node->is_backward ? round_after(expansion, loop)
                                   : expr_index(expansion->program, loop->index);
}

static Expr *round_left(Expansion *expansion, const Loop *loop) {
    return loop->node->is_backward ? expr_index(expansion->program, loop->index)
                                   : round_after(expansion, loop);
}

// The value before the loop goes to the end of the history where the loop begins; a sum begins with
// it.
void begin_carried(Expansion *expansion, const Loop *loop, Carried *carried) {
    Expr *one = expr_int(expansion->program, 1), *zero = expr_int(expansion->program, 0);
    Expr *rounds = expr_binary(expansion->program, OP_ADD, loop->index->extent, one);
    Expr *first = loop->node->is_backward ? loop->index->extent : zero;
    if (carried->is_sum) rounds = first = NULL;
    carried->shape = value_fresh(expansion, carried->binding->value);
    carried->history =
        new_array(expansion, loop->depth, full_name(expansion, carried->binding->name), rounds,
                  carried->shape, loop->node->place);
    if (carried->history)
        store_round(expansion, carried->history, loop->depth, first, REDUCER_DEFINE,
                    carried->shape);
}

void leave(Expansion *expansion, const Loop *loop, Carried *carried, Value value) {
    Expr *round = round_left(expansion, loop);
    store_round(expansion, carried->history, loop->depth, round, REDUCER_DEFINE, value);
    carried->binding->value = read_round(expansion, carried->history, loop->depth, round, value);
    carried->is_left = 1;
}

void find_carried(Expansion *expansion, const Loop *loop, Expr *round) {
    for (int i = 0; i < loop->carried_count; i++) {
        const Carried *carried = &loop->carried[i];
        Expr *place = carried->is_sum ? NULL : round;
        carried->binding->value =
            carried->history && carried->binding->value.is_valid
                ? read_round(expansion, carried->history, loop->depth, place, carried->shape)
                : value_invalid();
    }
}

Value nothing_of(Expansion *expansion, Value value) {
    value = value_fresh(expansion, value);
    value.body = expr_real(expansion->program, 0, value.body->type);
    return value;
}

void begin_round(Expansion *expansion, const Loop *loop) {
    find_carried(expansion, loop, round_found(expansion, loop));
    for (int i = 0; i < loop->carried_count; i++) {
        Binding *binding = loop->carried[i].binding;
        if (loop->carried[i].is_sum && binding->value.is_valid)
            binding->value = nothing_of(expansion, binding->value);
    }
}

// In every round, also where what is added is the same in all of them.
static void add_to_sum(Expansion *expansion, const Loop *loop, const Carried *carried) {
    Value value = carried->binding->value;
    int count;
    Expr **cell = cell_of_round(expansion, loop->depth, NULL, value, &count);
    value_add_in(expansion, value, carried->history, cell, 1);
}

void end_round(Expansion *expansion, Loop *loop) {
    for (int i = 0; i < loop->carried_count; i++) {
        Carried *carried = &loop->carried[i];
        if (!carried->history || !carried->binding->value.is_valid || carried->is_left) continue;
        if (carried->is_sum)
            add_to_sum(expansion, loop, carried);
        else
            leave(expansion, loop, carried, carried->binding->value);
    }
}
