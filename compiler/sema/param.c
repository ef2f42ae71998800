// What a layer or model owns from call to call: parameters, which are learnt, and states, which
// training moves on by assignment. Their starting values are statements of the function that
// initialises.
#include "sema/expansion.h"

#include <limits.h>
#include <string.h>

static const char *what_is_owned(const Clause *clause) {
    return clause->kind == CLAUSE_STATE ? "state" : "parameter";
}

static Role role_of_owned(const Clause *clause) {
    return clause->kind == CLAUSE_STATE ? ROLE_STATE : ROLE_PARAMETER;
}

static int is_fixed_shape(Expansion *expansion, const Clause *clause, int rank, Expr *const *dims) {
    int64_t entries = 1;
    for (int i = 0; i < rank; i++) {
        if (dims[i]->kind != EXPR_INT) {
            report_error(expansion->diagnostics, clause->type->place,
                         "the shape of a %s is fixed; it cannot depend on what is chosen at each "
                         "call",
                         what_is_owned(clause));
            return 0;
        }
        entries = entries > INT_MAX ? entries : entries * dims[i]->integer;
    }
    if (entries <= INT_MAX) return 1;
    report_error(expansion->diagnostics, clause->type->place, "this %s has too many entries",
                 what_is_owned(clause));
    return 0;
}

// ---- Starting values ----

// Of what is repeated: what one round has, over the rounds' own indices.
static Value one_round(Expansion *expansion, Value whole) {
    Expr *rounds[LARGEST_REGION_DEPTH];
    for (int i = 0; i < expansion->repeat_count; i++)
        rounds[i] = expr_index(expansion->program, whole.slots[i]);
    return value_at(expansion, whole, expansion->repeat_count, rounds);
}

// The part of the round at hand.
static Value in_this_round(Expansion *expansion, const Array *owned) {
    Expr *rounds[LARGEST_REGION_DEPTH];
    for (int i = 0; i < expansion->repeat_count; i++)
        rounds[i] = expr_index(expansion->program, expansion->repeats[i]);
    return value_at(expansion, value_of_array(expansion, owned), expansion->repeat_count, rounds);
}

// The value of an entry, over all indices of what is owned: of its rounds, then its own.
static void store_start(Expansion *expansion, const Clause *clause, const Array *owned, Value value,
                        Value whole) {
    value = value_of_shape(expansion, value, one_round(expansion, whole), "the starting value",
                           clause->value->place);
    if (!value.is_valid) return;
    value.body = expr_convert(expansion->program, value.body, owned->type);
    if (!constants_fit(expansion, value.body, clause->value->place)) return;
    Expr **entry = expr_list(expansion->program, whole.rank);
    for (int i = 0; i < whole.rank; i++) entry[i] = expr_index(expansion->program, whole.slots[i]);
    Value one = value_at(expansion, value, value.rank, entry + expansion->repeat_count);
    value_store_in(expansion, one, REDUCER_DEFINE, owned, entry);
}

static void expand_start(Expansion *expansion, const Clause *clause, const Array *owned) {
    Expansion outer = *expansion;
    Value whole = value_of_array(expansion, owned), round = one_round(expansion, whole);
    expansion->function = expansion->init;
    expansion->condition_count = expansion->region_count = 0;
    expansion->loop = NULL;
    expansion->expected = &round;
    expansion->is_element = 0;
    // Each round starts by itself: all that is made for it has the rounds around it.
    expansion->around_count = expansion->repeat_count;
    expansion->entry_count = round.rank;
    memcpy(expansion->around, whole.slots, sizeof *whole.slots * (size_t)expansion->repeat_count);
    memcpy(expansion->entries, round.slots, sizeof expansion->entries);
    Value value = expand_expression(expansion, clause->value);
    store_start(expansion, clause, owned, value, whole);
    restore_surroundings(expansion, &outer);
    memcpy(expansion->regions, outer.regions, sizeof expansion->regions);
}

// ---- Declarations ----

static const Array *find_owned(const Expansion *expansion, Role role, const char *name) {
    for (int i = 0; i < expansion->function->array_count; i++) {
        const Array *array = expansion->function->arrays[i];
        if (array->role == role && strcmp(array->name, name) == 0) return array;
    }
    return NULL;
}

// What an instance that was called before has already.
static int fits_known(Expansion *expansion, const Clause *clause, const Array *known, int rank,
                      Expr *const *dims) {
    int fits = known->rank == rank;
    for (int i = 0; fits && i < rank; i++) fits = known->dims[i] == dims[i];
    if (fits) return 1;
    report_error(expansion->diagnostics, clause->place,
                 "'%s' is %s since the first call of this instance, and would need another shape",
                 known->name, value_shape_text(expansion, value_of_array(expansion, known)));
    return 0;
}

// A name that nothing has in the forward function, and nothing where what is owned starts.
static const char *free_name(Expansion *expansion, const char *wanted) {
    const Function *functions[] = {expansion->function, expansion->init};
    const char *name = function_unique_name(expansion->program, functions[0], wanted), *before;
    int asked = 0;
    do {
        asked = !asked;
        before = name;
        name = function_unique_name(expansion->program, functions[asked], before);
    } while (name != before);
    return name;
}

static const Array *new_owned(Expansion *expansion, const Clause *clause, int rank,
                              Expr *const *dims) {
    Array array = {.name = free_name(expansion, full_name(expansion, clause->name)),
                   .type = expansion->real,
                   .role = role_of_owned(clause),
                   .rank = rank,
                   .dims = dims,
                   .place = clause->name_place};
    const Array *owned = function_add_array(expansion->program, expansion->function, array);
    function_share_array(expansion->program, expansion->init, owned);
    if (clause->value)
        expand_start(expansion, clause, owned);
    else
        report_error(expansion->diagnostics, clause->place,
                     "'%s' needs a starting value, such as = 0 or = glorot_uniform()",
                     clause->name);
    return owned;
}

static int may_own(Expansion *expansion, const Clause *clause) {
    if (expansion->function->kind != FUNCTION_CALL) return 1;
    report_error(expansion->diagnostics, clause->place,
                 "an exported function owns no %ss, so it cannot use this layer",
                 what_is_owned(clause));
    return 0;
}

// The array of a clause: that of its instance, or a new one; NULL on error (reported).
static const Array *expand_owned(Expansion *expansion, const Clause *clause) {
    Expr **dims = expr_list(expansion->program, LARGEST_RANK + LARGEST_REGION_DEPTH);
    int repeats = expansion->repeat_count;
    for (int i = 0; i < repeats; i++) dims[i] = expansion->repeats[i]->extent;
    int rank = expand_shape(expansion, clause->type, dims + repeats);
    if (rank < 0) return NULL;
    rank += repeats;
    if (rank > LARGEST_RANK) {
        report_error(expansion->diagnostics, clause->place,
                     "more than %d dimensions, those of repeat included", LARGEST_RANK);
        return NULL;
    }
    const Array *known = expansion->is_reusing ? find_owned(expansion, role_of_owned(clause),
                                                            full_name(expansion, clause->name))
                                               : NULL;
    if (known) return fits_known(expansion, clause, known, rank, dims) ? known : NULL;
    if (!may_own(expansion, clause) || !is_fixed_shape(expansion, clause, rank, dims)) return NULL;
    return new_owned(expansion, clause, rank, dims);
}

void expand_param(Expansion *expansion, const Clause *clause) {
    const Array *parameter = expand_owned(expansion, clause);
    Value value = parameter ? in_this_round(expansion, parameter) : value_invalid();
    bind_new(expansion, clause->name, value, clause->name_place);
}

// ---- States ----

// The same value in the rounds at hand.
static Value in_these_rounds(Expansion *expansion, const State *state, Expr *const *rounds) {
    Expr *from[LARGEST_REGION_DEPTH];
    for (int i = 0; i < state->round_count; i++)
        from[i] = expr_index(expansion->program, state->rounds[i]);
    return value_replace(expansion, state->value, state->round_count, from, rounds);
}

static void set_state(const Expansion *expansion, State *state, Value value) {
    state->value = value;
    state->round_count = expansion->repeat_count;
    memcpy(state->rounds, expansion->repeats, sizeof state->rounds);
}

static State *state_of(Expansion *expansion, const Array *array) {
    State **end = &expansion->states;
    for (; *end; end = &(*end)->next)
        if ((*end)->array == array) return *end;
    State *state = arena_alloc(expansion->arena, sizeof *state);
    *state = (State){.array = array};
    set_state(expansion, state, in_this_round(expansion, array));
    return *end = state;
}

void expand_owned_state(Expansion *expansion, const Clause *clause) {
    const Array *array = expand_owned(expansion, clause);
    State *state = array ? state_of(expansion, array) : NULL;
    Value value = value_invalid();
    Expr *rounds[LARGEST_REGION_DEPTH];
    for (int i = 0; i < expansion->repeat_count; i++)
        rounds[i] = expr_index(expansion->program, expansion->repeats[i]);
    if (state) value = in_these_rounds(expansion, state, rounds);
    bind_new(expansion, clause->name, value, clause->name_place);
    Binding *binding = scope_find(expansion, clause->name);
    if (binding) binding->state = state;
}

static int is_repeated_by(const Expansion *expansion, const Index *index) {
    for (int i = 0; i < expansion->repeat_count; i++)
        if (expansion->repeats[i] == index) return 1;
    return 0;
}

// A state has one new value in each step: nothing around the assignment may give it several.
static int may_move(Expansion *expansion, const Clause *clause, Value value) {
    const char *fault = NULL;
    if (expansion->loop) fault = "in a loop: carry a variable there, and assign its last value";
    if (expansion->condition_count) fault = "under a condition: choose between values instead";
    for (int i = 0; i < expansion->around_count && !fault; i++) {
        const Index *index = expansion->around[i];
        if (!is_repeated_by(expansion, index) &&
            expr_uses(expansion->program, value.body, expr_index(expansion->program, index)))
            fault = is_open_loop(expansion, index)
                        ? "another value in each round of a loop"
                        : arena_printf(expansion->arena,
                                       "another value for each '%s' that its layer is applied to; "
                                       "take the mean over all of them",
                                       index->name);
    }
    if (!fault) return 1;
    report_error(expansion->diagnostics, clause->place, "the state '%s' cannot be assigned %s",
                 clause->name, fault);
    return 0;
}

void expand_move(Expansion *expansion, const Clause *clause, Binding *binding) {
    Program *program = expansion->program;
    const char *hint = expansion->hint;
    expansion->hint = arena_printf(expansion->arena, "%s.next", full_name(expansion, clause->name));
    Value value = expand_expression(expansion, clause->value);
    Value both[] = {
        value_of_shape(expansion, value, binding->value, "what is assigned", clause->value->place),
        binding->value};
    if (both[0].is_valid && may_move(expansion, clause, both[0]) &&
        values_align(expansion, 2, both, "an assignment", clause->place)) {
        Expr *moved = expr_convert(program, both[0].body, both[1].body->type);
        value = both[1];
        value.body = expr_select(program, is_training(expansion), moved, value.body);
        value = value_copy(expansion, value, expansion->hint);
        binding->value = value;
        set_state(expansion, binding->state, value);
    }
    expansion->hint = hint;
}

static void store_state(Expansion *expansion, const State *state) {
    Array next = *state->array;
    next.role = ROLE_NEXT;
    next.of = state->array;
    next.name = function_unique_name(expansion->program, expansion->function,
                                     arena_printf(expansion->arena, "%s'", next.name));
    const Array *target = function_add_array(expansion->program, expansion->function, next);
    Value whole = value_of_array(expansion, target);
    Expr **cell = expr_list(expansion->program, whole.rank);
    for (int i = 0; i < whole.rank; i++) cell[i] = expr_index(expansion->program, whole.slots[i]);
    Value value = in_these_rounds(expansion, state, cell);
    whole.body = value_at(expansion, value, value.rank, cell + state->round_count).body;
    value_store_in(expansion, whole, REDUCER_DEFINE, target, cell);
}

void store_states(Expansion *expansion) {
    for (const State *state = expansion->states; state; state = state->next) {
        expansion->origin = NULL;
        set_origin(expansion, state->array->place);
        if (state->value.is_valid) store_state(expansion, state);
    }
}
