// What a loop carries from round to round is kept for every round, in an array with a dimension
// more.
#include "sema/loop.h"

// ---- Which variables a loop carries ----

static int is_carried(const Loop *loop, const Binding *binding) {
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].binding == binding) return 1;
    return 0;
}

int indices_around(const Expansion *expansion) {
    return expansion->around_count - expansion->region_count;
}

// A loop under indices runs for each of them, and under conditions where they hold; what is
// assigned there has no value outside. Nor is it clear what the rest of an expression with a loop
// means.
static int may_assign_here(Expansion *expansion, const Loop *loop, const Binding *binding,
                           const Clause *clause) {
    int is_alone = binding->index_count == indices_around(expansion) &&
                   binding->condition_count == expansion->condition_count;
    if (is_alone && whole_loop(expansion->clause) == loop->node) return 1;
    report_error(expansion->diagnostics, clause->name_place,
                 "'%s' cannot be assigned by a loop that %s; "
                 "declare it in that loop, or give the loop a line of its own",
                 clause->name,
                 is_alone ? "is part of an expression" : "stands under an index or a condition");
    return 0;
}

void list_carried(Expansion *expansion, Loop *loop, const Clause *clause) {
    for (; clause; clause = clause->next) {
        if (whole_loop(clause)) list_carried(expansion, loop, whole_loop(clause)->body);
        if (!is_assignment(clause)) continue;
        Binding *binding = scope_find(expansion, clause->name);
        if (!binding || !binding->is_variable || !binding->value.is_valid ||
            is_carried(loop, binding) || !assigns(loop->node->body, clause->name))
            continue;
        if (!may_assign_here(expansion, loop, binding, clause)) {
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

// ---- Where a round finds and leaves what is carried ----

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

// Whether there is one array for all rounds.
static int is_shared(const Carried *carried) {
    return carried->is_sum || carried->part.own >= 0;
}

// ---- What is written at a place of its own in each round ----

// The cell of the array of all rounds that is at these places in the part.
static Expr **cell_of_part(Expansion *expansion, const Carried *carried, int count, Expr **places) {
    Expr *all[LARGEST_RANK];
    for (int i = 0; i < count; i++) all[i] = places[i];
    for (const Carried *home = carried->home; home; home = home->home) {
        if (home->part.own < 0) continue;
        int own = own_position(&home->part);
        for (int i = count++; i > own; i--) all[i] = all[i - 1];
        all[own] = home->part.place;
    }
    int outer_count;
    Value number = value_scalar(expr_int(expansion->program, 0));
    Expr **cell = cell_of_round(expansion, &carried->history, carried->round, number, &outer_count);
    for (int i = 0; i < count; i++) cell[outer_count + i] = all[i];
    return cell;
}

// Puts what the part is at a place of its own, which may be a slot itself, into that array.
static void store_at(Expansion *expansion, const Carried *carried, Value value, Expr *place,
                     const Index *slot) {
    int own = own_position(&carried->part);
    Expr *places[LARGEST_RANK], *from = expr_index(expansion->program, value.slots[own]);
    for (int i = 0; i < value.rank; i++)
        places[i] = i == own ? place : expr_index(expansion->program, value.slots[i]);
    Expr **cell = cell_of_part(expansion, carried, value.rank, places);
    if (slot) {
        value.slots[own] = slot;
    } else {
        value.rank--;
        for (int i = own; i < value.rank; i++) value.slots[i] = value.slots[i + 1];
    }
    value.body = expr_replace(expansion->program, value.body, 1, &from, &place);
    value_store_in(expansion, value, REDUCER_DEFINE, carried->history.array, cell);
}

// The places from `first` on, as far as there are any.
static void store_range(Expansion *expansion, const Carried *carried, Expr *first, Expr *extent) {
    Program *program = expansion->program;
    Value value = carried->shape;
    if (expr_is_number(extent, 0)) return;
    if (expr_is_number(extent, 1)) {
        store_at(expansion, carried, value, first, NULL);
        return;
    }
    const char *name = value.slots[own_position(&carried->part)]->name;
    const Index *slot = index_new(program, name, extent);
    Expr *place = expr_binary(program, OP_ADD, first, expr_index(program, slot));
    store_at(expansion, carried, value, place, slot);
}

// The places that are none of the rounds', each of them shown by a condition.
static void store_between(Expansion *expansion, const Carried *carried) {
    Program *program = expansion->program;
    const Part *part = &carried->part;
    const Index *slot = carried->shape.slots[own_position(part)];
    Expr *place = expr_index(program, slot);
    Expr *is_other = expr_binary(program, OP_OR, expr_binary(program, OP_LESS, place, part->first),
                                 expr_binary(program, OP_GREATER, place, part->last));
    if (part->stride != 1) {
        Expr *steps = expr_binary(program, OP_SUBTRACT, place, part->first);
        steps = expr_binary(program, OP_REMAINDER, steps, expr_int(program, part->stride));
        Expr *is_between = expr_binary(program, OP_NOT_EQUAL, steps, expr_int(program, 0));
        is_other = expr_binary(program, OP_OR, is_other, is_between);
    }
    expansion->conditions[expansion->condition_count++] = value_scalar(is_other);
    store_at(expansion, carried, carried->shape, place, slot);
    expansion->condition_count--;
}

// What no round writes stays as it is before the loop.
static void store_others(Expansion *expansion, const Carried *carried) {
    Program *program = expansion->program;
    if (!carried->part.is_range) {
        store_between(expansion, carried);
        return;
    }
    Expr *first = carried->part.first;
    Expr *after = expr_binary(program, OP_ADD, carried->part.last, expr_int(program, 1));
    Expr *extent = carried->shape.slots[own_position(&carried->part)]->extent;
    store_range(expansion, carried, expr_int(program, 0), first);
    store_range(expansion, carried, after, expr_binary(program, OP_SUBTRACT, extent, after));
}

// Whether a round of the loop around ends with this loop, which writes all that that writes in a
// round: then what it leaves is in its place at once. Where derivatives are taken a round's own
// values are none of the history.
static Carried *home_of(const Loop *loop, const Carried *carried) {
    Loop *outer = loop->outer;
    const Clause *clause = outer ? outer->node->body : NULL;
    while (clause && clause->value != loop->node) clause = clause->next;
    const char *name = carried->binding->name;
    if (!clause || loop->has_any || carried->part.own < 0 || assigns(clause->next, name) ||
        (is_assignment(clause) && clause->name == name) || takes_derivatives(outer->node))
        return NULL;
    for (int i = 0; i < outer->carried_count; i++) {
        Carried *other = &outer->carried[i];
        int is_same = other->binding == carried->binding && !other->is_sum && other->history.array;
        for (int k = 0; k < carried->before.rank && is_same; k++)
            is_same = carried->part.fixed[k] ==
                      (k == other->part.own ? other->part.place : other->part.fixed[k]);
        if (is_same) return other;
    }
    return NULL;
}

// ---- Beginning and end ----

static void find_history(Expansion *expansion, const Loop *loop, Carried *carried, Expr *rounds) {
    const Carried *home = carried->home = home_of(loop, carried);
    if (home) {
        carried->round = home->part.own < 0 ? round_left(expansion, loop->outer) : home->round;
        carried->history = home->history;
    } else {
        carried->history = loop->cells;
        make_history(expansion, &carried->history, full_name(expansion, carried->binding->name),
                     rounds, carried->shape, carried->binding->classes, loop->node->place);
    }
}

// The value before the loop goes to the end of the history where the loop begins; a sum begins with
// it. A loop whose rounds may be fewer than none has no history then.
void begin_carried(Expansion *expansion, const Loop *loop, Carried *carried) {
    Expr *one = expr_int(expansion->program, 1), *zero = expr_int(expansion->program, 0);
    Expr *rounds = expr_binary(expansion->program, OP_ADD, loop->index->extent, one);
    Expr *first = loop->node->is_backward ? loop->index->extent : zero;
    carried->part = written_part(expansion, loop, carried);
    if (is_shared(carried)) rounds = first = NULL;
    carried->before = carried->binding->value;
    carried->shape = value_fresh(expansion, part_of(expansion, carried->before, &carried->part));
    find_history(expansion, loop, carried, rounds);
    if (!carried->history.array) return;
    int condition_count = expansion->condition_count;
    if (loop->has_any && !carried->is_sum)
        expansion->conditions[expansion->condition_count++] = value_scalar(loop->has_any);
    if (carried->part.own >= 0)
        store_others(expansion, carried);
    else
        store_round(expansion, &carried->history, first, REDUCER_DEFINE, carried->shape);
    expansion->condition_count = condition_count;
}

void leave(Expansion *expansion, const Loop *loop, Carried *carried, Value value) {
    Value part = part_of(expansion, value, &carried->part);
    carried->is_left = 1;
    for (Carried *home = carried->home; home; home = home->home) home->is_left = 1;
    if (carried->part.own >= 0) {
        store_at(expansion, carried, part, carried->part.place, NULL);
        return;
    }
    Expr *round = round_left(expansion, loop);
    store_round(expansion, &carried->history, round, REDUCER_DEFINE, part);
    part = read_round(expansion, &carried->history, round, part);
    carried->binding->value = with_part(expansion, carried->before, &carried->part, part);
}

// The part that is carried, at some round.
static Value part_at(Expansion *expansion, const Carried *carried, Expr *round) {
    Value part = carried->shape;
    if (carried->is_sum || carried->part.own < 0)
        return read_round(expansion, &carried->history, carried->is_sum ? NULL : round, part);
    Expr *places[LARGEST_RANK];
    for (int i = 0; i < part.rank; i++) places[i] = expr_index(expansion->program, part.slots[i]);
    part.body = expr_read(expansion->program, carried->history.array,
                          cell_of_part(expansion, carried, part.rank, places));
    return part;
}

static int is_sound(const Carried *carried) {
    return carried->history.array && carried->binding->value.is_valid;
}

void find_carried(Expansion *expansion, const Loop *loop, Expr *round) {
    for (int i = 0; i < loop->carried_count; i++) {
        const Carried *carried = &loop->carried[i];
        carried->binding->value = is_sound(carried)
                                      ? with_part(expansion, carried->before, &carried->part,
                                                  part_at(expansion, carried, round))
                                      : value_invalid();
    }
}

// Without a round, what they were before.
void end_carried(Expansion *expansion, const Loop *loop) {
    find_carried(expansion, loop,
                 loop->node->is_backward ? expr_int(expansion->program, 0) : loop->index->extent);
    for (int i = 0; i < loop->carried_count && loop->has_any; i++) {
        const Carried *carried = &loop->carried[i];
        Value *value = &carried->binding->value;
        if (!value->is_valid || carried->is_sum) continue;
        Expr *before = carried->part.is_fixed ? carried->before.body : carried->shape.body;
        value->body = expr_select(expansion->program, loop->has_any, value->body, before);
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
        const Carried *carried = &loop->carried[i];
        if (!is_sound(carried) || !is_shared(carried)) continue;
        Value value = carried->shape, written = part_at(expansion, carried, NULL);
        value = carried->is_sum ? nothing_of(expansion, value)
                                : before_and_now(expansion, &carried->part, value, written);
        carried->binding->value = with_part(expansion, carried->before, &carried->part, value);
    }
}

// In every round, also where what is added is the same in all of them.
static void add_to_sum(Expansion *expansion, const Carried *carried) {
    Value value = carried->binding->value;
    int count;
    Expr **cell = cell_of_round(expansion, &carried->history, NULL, value, &count);
    value_add_in(expansion, value, carried->history.array, cell, 1);
}

void end_round(Expansion *expansion, Loop *loop) {
    for (int i = 0; i < loop->carried_count; i++) {
        Carried *carried = &loop->carried[i];
        if (!carried->history.array || !carried->binding->value.is_valid || carried->is_left)
            continue;
        if (carried->is_sum)
            add_to_sum(expansion, carried);
        else
            leave(expansion, loop, carried, carried->binding->value);
    }
}
