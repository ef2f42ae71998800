// Loops: a region of statements that define arrays, like any others; and what they yield.
#include "sema/loop.h"
#include "ir/affine.h"
#include "ir/facts.h"

#include <string.h>

// ---- Beginning and end of a loop ----

static void find_cells(Expansion *expansion, Loop *loop) {
    Value values[MOST_CARRIED];
    for (int i = 0; i < loop->carried_count; i++) values[i] = loop->carried[i].binding->value;
    loop->cells = history_of(expansion, loop->depth, loop->node, NULL, loop->carried_count, values);
}

static void open_region(Expansion *expansion, const Loop *loop) {
    const Region *outer = loop->depth ? expansion->regions[loop->depth - 1].region : NULL;
    OpenRegion open = {.start = expansion->function->statement_count};
    open.region = region_new(expansion->program, loop->index, loop->node->is_backward, outer);
    open.carried = arena_alloc(expansion->arena, (MOST_CARRIED + 1) * sizeof *open.carried);
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].history.array && !loop->carried[i].is_sum)
            open.carried[open.carried_count++] = loop->carried[i].history.array;
    if (loop->yields.array) open.carried[open.carried_count++] = loop->yields.array;
    expansion->regions[expansion->region_count++] = open;
}

// A derivative in a round knows nothing of the histories: what it can vary with has a place of its
// own for each round; and so has what it can vary with after the loop, beside what was yielded.
static void find_differentiated(Expansion *expansion, const Loop *loop) {
    for (int i = 0; i < loop->carried_count; i++) {
        Binding *binding = loop->carried[i].binding;
        if (is_differentiated(expansion, binding->name))
            binding->value =
                value_of_round(expansion, binding->value, full_name(expansion, binding->name));
    }
}

// ---- The body ----

// A name stands for one variable in all of a round: not for one outside of the loop first, and then
// for its own. Reports where not.
static void check_declaration(Expansion *expansion, const Loop *loop, const Clause *clause) {
    if (!is_declaration_of(clause, clause->name) ||
        !assigns_before(loop->node->body, clause->next, clause->name))
        return;
    const Binding *outside = scope_find(expansion, clause->name);
    if (!outside || !outside->is_variable) return;
    report_error(expansion->diagnostics, clause->name_place,
                 "'%s' is a variable outside of the loop, which the round has assigned by now; "
                 "give this one another name",
                 clause->name);
    report_note(expansion->diagnostics, outside->place, "it was defined here");
}

static void expand_clauses(Expansion *expansion, const Loop *loop) {
    const Origin *origin = expansion->origin;
    const Clause *around = expansion->clause;
    for (const Clause *clause = loop->node->body; clause; clause = clause->next) {
        expansion->origin = origin;
        begin_clause(expansion, clause);
        check_declaration(expansion, loop, clause);
        if (loop->has_yielded)
            report_error(expansion->diagnostics, clause->place,
                         "nothing may stand after yield in its loop");
        else if (clause->kind == CLAUSE_FOR)
            expand_loop(expansion, clause->value, NULL, NULL);
        else if (clause->kind == CLAUSE_YIELD)
            expand_yield(expansion, clause);
        else if (!expand_common_clause(expansion, clause))
            report_misplaced(expansion, clause,
                             "a loop is made of let, var, assignments, for and yield");
    }
    expansion->origin = origin;
    expansion->clause = around;
}

// Yields of a loop with a type: earlier ones can be read under its name while it runs forward.
static void declare_yields(Expansion *expansion, Loop *loop, const char *name,
                           const TypeSyntax *type) {
    Value whole = value_shaped(expansion, type);
    loop->is_sound = 0;
    if (!whole.is_valid) return;
    if (whole.rank == 0 || whole.slots[0]->extent != loop->index->extent) {
        report_error(expansion->diagnostics, type->place,
                     "this loop has %s rounds, so its value has %s as its first dimension",
                     integer_text(expansion, loop->index->extent),
                     integer_text(expansion, loop->index->extent));
        return;
    }
    Expr *index = expr_index(expansion->program, loop->index);
    if (type->scalar != SCALAR_INT)
        whole.body = expr_convert(expansion->program, whole.body, expansion->real);
    loop->yield_shape = value_at(expansion, whole, 1, &index);
    loop->yields = loop->cells;
    loop->is_sound = make_history(expansion, &loop->yields, full_name(expansion, name),
                                  loop->index->extent, loop->yield_shape, NULL, type->place);
    if (!loop->is_sound || loop->node->is_backward) return;
    whole.slots[0] = index_new(expansion->program, loop->index->name, index);
    Expr *earlier = expr_index(expansion->program, whole.slots[0]);
    whole.body = read_round(expansion, &loop->yields, earlier, loop->yield_shape).body;
    scope_bind(expansion, name, whole, (Place){0});
}

// What is yielded in each round, as an array: the round becomes a dimension.
static Value collect_yields(Expansion *expansion, const Loop *loop) {
    Value value = loop->yielded;
    if (!value.is_valid || !loop->is_sound) return value_invalid();
    if (value.rank == LARGEST_RANK) {
        report_error(expansion->diagnostics, loop->node->place, "more than %d dimensions",
                     LARGEST_RANK);
        return value_invalid();
    }
    Expr *from = expr_index(expansion->program, loop->index);
    const Index *slot = index_new(expansion->program, loop->index->name, loop->index->extent);
    Expr *to = expr_index(expansion->program, slot);
    value = value_replace(expansion, value, 1, &from, &to);
    memmove(value.slots + 1, value.slots, sizeof *value.slots * (size_t)value.rank);
    value.slots[0] = slot;
    value.rank++;
    return value;
}

static int may_open_region(Expansion *expansion, Place place) {
    const char *fault =
        expansion->in_formula ? "a function with rules for its derivatives has no loops"
        : expansion->region_count == LARGEST_REGION_DEPTH ? "loops are nested too deeply here"
                                                          : NULL;
    if (fault) report_error(expansion->diagnostics, place, "%s", fault);
    return !fault;
}

// All that a loop carries has one number of rounds, whatever the indices around it. Reports where
// not.
static int has_rounds_of_its_own(Expansion *expansion, const Index *index, Place place) {
    for (int i = 0; i < expansion->around_count; i++) {
        const Index *around = expansion->around[i];
        if (is_open_loop(expansion, around) ||
            !expr_uses(expansion->program, index->extent, expr_index(expansion->program, around)))
            continue;
        report_error(expansion->diagnostics, place,
                     "the number of rounds of a loop cannot depend on '%s', an index around it",
                     around->name);
        report_note(expansion->diagnostics, (Place){0},
                    "let it run to a bound, and choose by a condition in its body");
        return 0;
    }
    return 1;
}

static int count_sums(const Loop *loop) {
    int count = 0;
    for (int i = 0; i < loop->carried_count; i++) count += loop->carried[i].is_sum;
    return count;
}

// Whether it has a round, where their number may be below 0: that is none. Else NULL.
static Expr *has_any_round(Expansion *expansion, const Loop *loop) {
    int fact_count;
    Expr *const *facts = facts_here(expansion, &fact_count);
    if (loop->is_sum || count_sums(loop) == loop->carried_count ||
        affine_never_negative(expansion->program, loop->index->extent, fact_count, facts))
        return NULL;
    return expr_binary(expansion->program, OP_GREATER, loop->index->extent,
                       expr_int(expansion->program, 0));
}

static int has_no_round(Expansion *expansion, const Loop *loop, const Index *index) {
    Expr *most = largest_extent(expansion, index);
    return most && affine_bound(expansion->program, most) < 1 && !loop_yields(loop->node);
}

// The index of a loop; NULL on error (reported).
static const Index *loop_index(Expansion *expansion, Loop *loop) {
    const Node *node = loop->node;
    const Range *range = node->ranges;
    Value dim;
    if (find_dim(expansion, range->name, &dim)) {
        report_error(expansion->diagnostics, range->place,
                     "'%s' is a dimension; the index of a loop needs another name", range->name);
        return NULL;
    }
    if (!may_open_region(expansion, node->place)) return NULL;
    int count = expansion->around_count, error_count = expansion->diagnostics->error_count;
    const Index *index = expand_range(expansion, range);
    expansion->around_count = count;
    int is_sound = !expansion->overflowed && expansion->diagnostics->error_count == error_count;
    loop->is_empty = is_sound && has_no_round(expansion, loop, index);
    if (loop->is_empty) return index;
    if (!is_sound || !ranges_over_dimension(expansion, index, range->place) ||
        (!loop->is_sum && !has_rounds_of_its_own(expansion, index, range->place)))
        return NULL;
    return index;
}

static void run_body(Expansion *expansion, Loop *loop, const char *name, const TypeSyntax *type) {
    const Node *node = loop->node;
    find_cells(expansion, loop);
    for (int i = 0; i < loop->carried_count; i++) begin_carried(expansion, loop, &loop->carried[i]);
    if (type) declare_yields(expansion, loop, name, type);
    open_region(expansion, loop);
    push_index(expansion, loop->index, node->place);
    begin_round(expansion, loop);
    find_differentiated(expansion, loop);
    expand_clauses(expansion, loop);
    end_round(expansion, loop);
    expansion->around_count--;
    expansion->region_count--;
    end_carried(expansion, loop);
    find_differentiated(expansion, loop);
}

// Whether it is no loop but a sum for each of its variables. Only a function owns no parameters
// that would have to be those of a round.
static int is_sum(const Expansion *expansion, const Loop *loop) {
    return loop->carried_count && count_sums(loop) == loop->carried_count && expansion->body &&
           expansion->body->kind == DECLARATION_FUNCTION && only_adds(loop->node);
}

// The variable with what the rounds add to it, each beginning with 0.
static Value with_rounds(Expansion *expansion, const Binding *binding, Value before) {
    const char *hint = expansion->hint;
    expansion->hint = full_name(expansion, binding->name);
    Value values[] = {before, value_invalid()};
    if (binding->value.is_valid)
        values[1] = value_reduce(expansion, REDUCER_SUM, binding->value, 1, NULL);
    expansion->hint = hint;
    return value_map(expansion, operator_of(OP_ADD), 2, values, binding->place);
}

static void run_sum(Expansion *expansion, Loop *loop) {
    Value before[MOST_CARRIED];
    int around = expansion->around_count;
    push_index(expansion, loop->index, loop->node->place);
    for (int i = 0; i < loop->carried_count; i++) {
        Binding *binding = loop->carried[i].binding;
        before[i] = binding->value;
        binding->value = nothing_of(expansion, binding->value);
        binding->index_count++;
    }
    expand_clauses(expansion, loop);
    for (int i = 0; i < loop->carried_count; i++)
        before[i] = with_rounds(expansion, loop->carried[i].binding, before[i]);
    expansion->around_count = around;
    for (int i = 0; i < loop->carried_count; i++) {
        Binding *binding = loop->carried[i].binding;
        binding->index_count--;
        binding->value = value_named(expansion, before[i], binding->name);
    }
}

Value expand_loop(Expansion *expansion, const Node *node, const char *name,
                  const TypeSyntax *type) {
    Loop loop = {
        .node = node, .outer = expansion->loop, .depth = expansion->region_count, .is_sound = 1};
    Scope scope;
    push_scope(expansion, &scope);
    list_carried(expansion, &loop, node->body);
    loop.is_sum = is_sum(expansion, &loop);
    loop.index = loop_index(expansion, &loop);
    if (loop.index) loop.has_any = has_any_round(expansion, &loop);
    if (loop.index && !loop.is_empty) {
        expansion->loop = &loop;
        if (loop.is_sum)
            run_sum(expansion, &loop);
        else
            run_body(expansion, &loop, name, type);
        expansion->loop = loop.outer;
    }
    pop_scope(expansion);
    return loop.index ? collect_yields(expansion, &loop) : value_invalid();
}

int loop_yields(const Node *node) {
    for (const Clause *clause = node->body; clause; clause = clause->next)
        if (clause->kind == CLAUSE_YIELD) return 1;
    return 0;
}

Value expand_loop_value(Expansion *expansion, const Node *node, const char *name,
                        const TypeSyntax *type) {
    Value value = expand_loop(expansion, node, name, type);
    if (!loop_yields(node))
        report_error(expansion->diagnostics, node->place,
                     "this loop yields nothing, so it has no value; end its body with yield");
    return value;
}

// What is yielded, in its place in the array that is declared for it.
static Value yielded_as_declared(Expansion *expansion, const Loop *loop, Value value, Place place) {
    value = value_of_shape(expansion, value, loop->yield_shape, "what is yielded", place);
    if (!value.is_valid) return value;
    if (loop->yields.array->type == TYPE_INT && type_is_real(value.body->type)) {
        report_error(expansion->diagnostics, place,
                     "integers are declared here, but this is a real number");
        return value_invalid();
    }
    Expr *round = expr_index(expansion->program, loop->index);
    store_round(expansion, &loop->yields, round, REDUCER_DEFINE, value);
    return read_round(expansion, &loop->yields, round, value);
}

void expand_yield(Expansion *expansion, const Clause *clause) {
    Loop *loop = expansion->loop;
    const char *hint = expansion->hint;
    if (!hint) expansion->hint = full_name(expansion, "yield");
    Value value = expand_expression(expansion, clause->value);
    loop->has_yielded = 1;
    if (loop->yields.array)
        value = yielded_as_declared(expansion, loop, value, clause->value->place);
    loop->yielded = value_store(expansion, value_storable(expansion, value), expansion->hint);
    expansion->hint = hint;
}

// ---- repeat ----

// How often, as a loop that has not begun; without an index on error (reported).
static Loop repeat_loop(Expansion *expansion, const Node *node) {
    Loop loop = {.node = node, .depth = expansion->region_count};
    const Node *count = node->arguments->value;
    Expr *extent = expand_integer(expansion, count);
    if (!extent || expansion->overflowed || !may_open_region(expansion, node->place)) return loop;
    if (extent->kind != EXPR_INT || extent->integer < 1)
        report_error(expansion->diagnostics, count->place,
                     "a layer is repeated a constant number of times, at least once");
    else
        loop.index =
            index_new(expansion->program, name_of(expansion->program->context->names, "r"), extent);
    return loop;
}

// y = layer(y, ...), round after round: with the same arguments, and parameters of its own.
static Value run_rounds(Expansion *expansion, Loop *loop, int count, Given *given) {
    const Node *call = loop->node->base;
    Value first = given[0].value;
    first.body = expr_convert(expansion->program, first.body, expansion->real);
    Binding binding = {.name = call->name, .value = first, .is_variable = 1};
    if (expansion->hint) binding.name = expansion->hint;
    loop->carried[loop->carried_count++] = (Carried){.binding = &binding};
    find_cells(expansion, loop);
    begin_carried(expansion, loop, &loop->carried[0]);
    open_region(expansion, loop);
    push_index(expansion, loop->index, call->place);
    expansion->repeats[expansion->repeat_count++] = loop->index;
    find_carried(expansion, loop, expr_index(expansion->program, loop->index));
    given[0].value = binding.value;
    Value value = call_node(expansion, call, count, given);
    value = value_of_shape(expansion, value, loop->carried[0].shape, "the value of a round",
                           call->place);
    if (value.is_valid && loop->carried[0].history.array)
        leave(expansion, loop, &loop->carried[0], value);
    else
        binding.value = value_invalid();
    expansion->repeat_count--;
    expansion->around_count--;
    expansion->region_count--;
    find_carried(expansion, loop, loop->index->extent);
    return binding.value;
}

Value expand_repeat(Expansion *expansion, const Node *node) {
    int count;
    Given *given = expand_arguments(expansion, node->base, &count);
    Loop loop = repeat_loop(expansion, node);
    if (!given || !loop.index) return value_invalid();
    if (count && !given[0].name) return run_rounds(expansion, &loop, count, given);
    report_error(expansion->diagnostics, node->base->place,
                 "what is repeated takes the value of the round before as its first argument");
    return value_invalid();
}
