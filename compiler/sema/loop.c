// Loops: what is carried from round to round is kept for every round, in an array with a dimension
// more. So a loop is a region of statements that define arrays, like any others.
#include "ir/affine.h"
#include "sema/expansion.h"

#include <string.h>

enum { MOST_CARRIED = 32 };

// A variable that a loop assigns. In round t it is found at [t] and left at [t + 1]; where the loop
// runs backward it is found at [t + 1] and left at [t]. To a sum each round adds what it makes of
// 0.
typedef struct Carried {
    Binding *binding;
    Value shape;          // of one round
    const Array *history; // NULL: it has none (an error was reported)
    int is_left;          // its last value in the round is in its place
    int is_sum;           // the history is the sum over all rounds, and has no dimension for these
} Carried;

typedef struct Loop {
    const Node *node;
    const Index *index;
    Carried carried[MOST_CARRIED];
    int carried_count;
    int depth;           // of the regions around it
    const Array *yields; // declared by a type; NULL: not
    Value yield_shape;   // of one round, with a type
    Value yielded;       // in the round at hand
    int has_yielded;
    int is_sound;  // its declared shape fits
    int is_sum;    // it only adds to what it assigns
    Expr *has_any; // whether it has a round; NULL: their number is never below 0
    int is_empty;  // it never has a round
} Loop;

// ---- Which variables a loop assigns ----

static int assigns(const Clause *clause, const char *name) {
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

static int indices_around(const Expansion *expansion) {
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

static void list_carried(Expansion *expansion, Loop *loop, const Clause *clause) {
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

// Subscripts: of the regions around, up to `depth`; the round (NULL: none); the other indices
// around that matter; and the slots of a value. There are as many as the array has dimensions.
static Expr **cell_of_round(Expansion *expansion, int depth, Expr *round, Value value, int *count) {
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

static void store_round(Expansion *expansion, const Array *array, int depth, Expr *round,
                        Reducer reducer, Value value) {
    int count;
    Expr **cell = cell_of_round(expansion, depth, round, value, &count);
    value_store_in(expansion, value, reducer, array, cell);
}

static Value read_round(Expansion *expansion, const Array *array, int depth, Expr *round,
                        Value shape) {
    int count;
    Expr **cell = cell_of_round(expansion, depth, round, shape, &count);
    shape.body = expr_read(expansion->program, array, cell);
    return shape;
}

// An array for the cells above, with so many rounds (NULL: none); NULL on error (reported).
static const Array *new_array(Expansion *expansion, int depth, const char *name, Expr *rounds,
                              Value shape, Expr *classes, Place place) {
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
    array.classes = classes;
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

// ---- Beginning and end of a loop ----

static void open_region(Expansion *expansion, const Loop *loop) {
    const Region *outer = loop->depth ? expansion->regions[loop->depth - 1].region : NULL;
    OpenRegion open = {.start = expansion->function->statement_count};
    open.region = region_new(expansion->program, loop->index, loop->node->is_backward, outer);
    open.carried = arena_alloc(expansion->arena, (MOST_CARRIED + 1) * sizeof *open.carried);
    for (int i = 0; i < loop->carried_count; i++)
        if (loop->carried[i].history && !loop->carried[i].is_sum)
            open.carried[open.carried_count++] = loop->carried[i].history;
    if (loop->yields) open.carried[open.carried_count++] = loop->yields;
    expansion->regions[expansion->region_count++] = open;
}

// The same value with slots of its own.
static Value fresh(Expansion *expansion, Value value) {
    for (int i = 0; i < value.rank; i++) {
        const Index *slot = value.slots[i];
        Expr *from = expr_index(expansion->program, slot);
        value.slots[i] = index_new(expansion->program, slot->name, slot->extent);
        Expr *to = expr_index(expansion->program, value.slots[i]);
        value = value_replace(expansion, value, 1, &from, &to);
    }
    return value;
}

// The value before the loop goes to the end of the history where the loop begins; a sum begins with
// it. A loop whose rounds may be fewer than none has no history then.
static void begin_carried(Expansion *expansion, const Loop *loop, Carried *carried) {
    Expr *one = expr_int(expansion->program, 1), *zero = expr_int(expansion->program, 0);
    Expr *rounds = expr_binary(expansion->program, OP_ADD, loop->index->extent, one);
    Expr *first = loop->node->is_backward ? loop->index->extent : zero;
    if (carried->is_sum) rounds = first = NULL;
    carried->shape = fresh(expansion, carried->binding->value);
    carried->history =
        new_array(expansion, loop->depth, full_name(expansion, carried->binding->name), rounds,
                  carried->shape, carried->binding->classes, loop->node->place);
    if (!carried->history) return;
    int condition_count = expansion->condition_count;
    if (loop->has_any && !carried->is_sum)
        expansion->conditions[expansion->condition_count++] = value_scalar(loop->has_any);
    store_round(expansion, carried->history, loop->depth, first, REDUCER_DEFINE, carried->shape);
    expansion->condition_count = condition_count;
}

static void leave(Expansion *expansion, const Loop *loop, Carried *carried, Value value) {
    Expr *round = round_left(expansion, loop);
    store_round(expansion, carried->history, loop->depth, round, REDUCER_DEFINE, value);
    carried->binding->value = read_round(expansion, carried->history, loop->depth, round, value);
    carried->is_left = 1;
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

// What a variable is at some round; invalid where it has no history.
static void find_carried(Expansion *expansion, const Loop *loop, Expr *round) {
    for (int i = 0; i < loop->carried_count; i++) {
        const Carried *carried = &loop->carried[i];
        Expr *place = carried->is_sum ? NULL : round;
        carried->binding->value =
            carried->history && carried->binding->value.is_valid
                ? read_round(expansion, carried->history, loop->depth, place, carried->shape)
                : value_invalid();
    }
}

// What a variable is after the loop: without a round, what it was before.
static void end_carried(Expansion *expansion, const Loop *loop) {
    find_carried(expansion, loop,
                 loop->node->is_backward ? expr_int(expansion->program, 0) : loop->index->extent);
    for (int i = 0; i < loop->carried_count && loop->has_any; i++) {
        const Carried *carried = &loop->carried[i];
        Value *value = &carried->binding->value;
        if (value->is_valid && !carried->is_sum)
            value->body =
                expr_select(expansion->program, loop->has_any, value->body, carried->shape.body);
    }
}

static Value nothing_of(Expansion *expansion, Value value) {
    value = fresh(expansion, value);
    value.body = expr_real(expansion->program, 0, value.body->type);
    return value;
}

static void begin_round(Expansion *expansion, const Loop *loop) {
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

static void end_round(Expansion *expansion, Loop *loop) {
    for (int i = 0; i < loop->carried_count; i++) {
        Carried *carried = &loop->carried[i];
        if (!carried->history || !carried->binding->value.is_valid || carried->is_left) continue;
        if (carried->is_sum)
            add_to_sum(expansion, loop, carried);
        else
            leave(expansion, loop, carried, carried->binding->value);
    }
}

// ---- The body ----

static void expand_clauses(Expansion *expansion, const Loop *loop) {
    const Origin *origin = expansion->origin;
    for (const Clause *clause = loop->node->body; clause; clause = clause->next) {
        expansion->origin = origin;
        set_origin(expansion, clause->place);
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
    whole.body = expr_convert(expansion->program, whole.body, expansion->real);
    loop->yield_shape = value_at(expansion, whole, 1, &index);
    loop->yields = new_array(expansion, loop->depth, full_name(expansion, name),
                             loop->index->extent, loop->yield_shape, NULL, type->place);
    loop->is_sound = loop->yields != NULL;
    if (!loop->yields || loop->node->is_backward) return;
    whole.slots[0] = index_new(expansion->program, loop->index->name, index);
    Expr *earlier = expr_index(expansion->program, whole.slots[0]);
    whole.body = read_round(expansion, loop->yields, loop->depth, earlier, loop->yield_shape).body;
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
    Loop loop = {.node = node, .depth = expansion->region_count, .is_sound = 1};
    Loop *outer = expansion->loop;
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
        expansion->loop = outer;
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

// ---- Clauses ----

// Reals are kept in the type that the model computes in; integers are reals, too, unless the type
// says int.
static Value typed(Expansion *expansion, const Clause *clause, Value value) {
    int is_integer = clause->type &&
                     (clause->type->scalar == SCALAR_INT || clause->type->scalar == SCALAR_CLASS);
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

// What is given to a variable that is a class is one. Shows it, or reports that it may be none.
static void check_class(Expansion *expansion, const Clause *clause, Expr *classes, Value value) {
    if (!classes || !value.is_valid) return;
    check_subscript(expansion, (Check){.subscript = value.body,
                                       .extent = classes,
                                       .name = clause->name,
                                       .place = clause->value->place});
}

// An assigned class, stored: what it is stored in holds nothing else.
static Value store_class(Expansion *expansion, Expr *classes, Value value, const char *name) {
    int is_read = value.is_valid && value.body->kind == EXPR_READ;
    value = value_named(expansion, value, name);
    if (classes && value.is_valid && !is_read && value.body->kind == EXPR_READ)
        ((Array *)value.body->array)->classes = classes;
    return value;
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
        check_class(expansion, clause, binding->classes, value);
        Carried *carried = carried_by(expansion->loop, binding, clause);
        if (is_summed(expansion->loop, binding))
            binding->value = value;
        else if (carried && value.is_valid && !takes_derivatives(expansion->loop->node))
            leave(expansion, expansion->loop, carried, value);
        else
            binding->value = store_class(expansion, binding->classes, value, clause->name);
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
    const Array *sum =
        new_array(expansion, depth, expansion->hint, rounds, start, NULL, clause->place);
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
    Value start = fresh(expansion, binding->value), value = value_invalid();
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

void expand_yield(Expansion *expansion, const Clause *clause) {
    Loop *loop = expansion->loop;
    const char *hint = expansion->hint;
    if (!hint) expansion->hint = full_name(expansion, "yield");
    Value value = expand_expression(expansion, clause->value);
    loop->has_yielded = 1;
    if (loop->yields) {
        Expr *round = expr_index(expansion->program, loop->index);
        value = value_of_shape(expansion, value, loop->yield_shape, "what is yielded",
                               clause->value->place);
        if (value.is_valid)
            store_round(expansion, loop->yields, loop->depth, round, REDUCER_DEFINE, value);
        if (value.is_valid) value = read_round(expansion, loop->yields, loop->depth, round, value);
    }
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
    begin_carried(expansion, loop, &loop->carried[0]);
    open_region(expansion, loop);
    push_index(expansion, loop->index, call->place);
    expansion->repeats[expansion->repeat_count++] = loop->index;
    find_carried(expansion, loop, expr_index(expansion->program, loop->index));
    given[0].value = binding.value;
    Value value = call_node(expansion, call, count, given);
    value = value_of_shape(expansion, value, loop->carried[0].shape, "the value of a round",
                           call->place);
    if (value.is_valid && loop->carried[0].history)
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
