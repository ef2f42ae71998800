// The clauses of functions, layers and models.
#include "sema/expansion.h"

#include <limits.h>
#include <string.h>

void set_origin(Expansion *expansion, Place place) {
    const Origin *caller = expansion->origin;
    Origin *origin = arena_alloc(expansion->arena, sizeof *origin);
    *origin = (Origin){place, caller};
    expansion->origin = origin;
}

void bind_new(Expansion *expansion, const char *name, Value value, Place place) {
    for (Binding *binding = expansion->scope->bindings; binding; binding = binding->next) {
        int is_excused = !binding->value.is_valid && !binding->place.source && !binding->layer;
        if (binding->name != name || is_excused) continue;
        report_error(expansion->diagnostics, place, "'%s' is defined already", name);
        if (binding->place.source)
            report_note(expansion->diagnostics, binding->place, "it was defined here");
        return;
    }
    scope_bind(expansion, name, value, place);
}

const char *full_name(Expansion *expansion, const char *name) {
    if (!expansion->path) return name;
    return arena_printf(expansion->arena, "%s.%s", expansion->path, name);
}

// ---- let ----

// y[i, j] = value: the ranges become the value's outer dimensions.
static Value expand_elements(Expansion *expansion, const Clause *clause) {
    const Index *indices[LARGEST_RANK];
    int before = expansion->around_count, count = 0, fits = 1;
    Scope scope;
    push_scope(expansion, &scope);
    const Range *range = clause->ranges;
    for (; range; range = range->next) {
        fits = count < LARGEST_RANK;
        if (!fits) break;
        indices[count++] = expand_range(expansion, range);
    }
    int was_element = expansion->is_element;
    expansion->is_element = 1;
    Value value = expand_expression(expansion, clause->value);
    expansion->is_element = was_element;
    int known = !value.is_valid || pop_indices(expansion, count, clause->ranges);
    range = clause->ranges;
    for (int i = 0; i < count && value.is_valid && known; i++, range = range->next)
        known = ranges_over_dimension(expansion, indices[i], range->place);
    expansion->around_count = before;
    pop_scope(expansion);
    settle_checks(expansion);
    if (!value.is_valid || !known) return value_invalid();
    if (!fits || count + value.rank > LARGEST_RANK) {
        report_error(expansion->diagnostics, clause->place, "more than %d dimensions",
                     LARGEST_RANK);
        return value_invalid();
    }
    Value array = value;
    array.rank = count + value.rank;
    for (int i = 0; i < count; i++) array.slots[i] = indices[i];
    for (int i = 0; i < value.rank; i++) array.slots[count + i] = value.slots[i];
    return array;
}

// name: type = value: of just that shape.
static Value expand_typed(Expansion *expansion, const Clause *clause) {
    Value shape = value_shaped(expansion, clause->type);
    if (!shape.is_valid) return shape;
    Value value = clause->value->kind == NODE_LOOP
                      ? expand_loop_value(expansion, clause->value, clause->name, clause->type)
                      : expand_expression(expansion, clause->value);
    return value_of_shape(expansion, value, shape, "a value", clause->value->place);
}

void expand_let(Expansion *expansion, const Clause *clause) {
    const char *hint = expansion->hint;
    int was_named = expansion->is_named;
    expansion->hint = full_name(expansion, clause->name);
    expansion->is_named = 1;
    Value value = clause->has_ranges ? expand_elements(expansion, clause)
                  : clause->type     ? expand_typed(expansion, clause)
                                     : expand_expression(expansion, clause->value);
    value = is_differentiated(expansion, clause->name)
                ? value_copy(expansion, value, expansion->hint)
                : value_store(expansion, value, expansion->hint);
    expansion->hint = hint;
    expansion->is_named = was_named;
    bind_new(expansion, clause->name, value, clause->name_place);
}

// ---- param ----

int expand_shape(Expansion *expansion, const TypeSyntax *type, Expr **dims) {
    int rank = 0;
    for (const Argument *dim = type ? type->shape : NULL; dim; dim = dim->next) {
        if (rank == LARGEST_RANK) {
            report_error(expansion->diagnostics, dim->place, "more than %d dimensions",
                         LARGEST_RANK);
            return -1;
        }
        Expr *extent = expand_integer(expansion, dim->value);
        if (!extent || !is_dimension(expansion, extent, "this", dim->place)) return -1;
        dims[rank++] = extent;
    }
    return rank;
}

Value value_shaped(Expansion *expansion, const TypeSyntax *type) {
    Program *program = expansion->program;
    Expr *dims[LARGEST_RANK];
    int rank = expand_shape(expansion, type, dims);
    if (rank < 0) return value_invalid();
    Value value = {.is_valid = 1, .rank = rank, .body = expr_int(program, 0)};
    for (int i = 0; i < rank; i++) {
        const char letter[] = {(char)('i' + i), '\0'};
        value.slots[i] = index_new(program, name_of(program->context->names, letter), dims[i]);
    }
    return value;
}

static int is_fixed_shape(Expansion *expansion, const Clause *clause, int rank, Expr *const *dims) {
    int64_t entries = 1;
    for (int i = 0; i < rank; i++) {
        if (dims[i]->kind != EXPR_INT) {
            report_error(expansion->diagnostics, clause->type->place,
                         "the shape of a parameter is fixed; it cannot depend on what is chosen at "
                         "each call");
            return 0;
        }
        entries = entries > INT_MAX ? entries : entries * dims[i]->integer;
    }
    if (entries <= INT_MAX) return 1;
    report_error(expansion->diagnostics, clause->type->place,
                 "this parameter has too many entries");
    return 0;
}

// Of a parameter that is repeated: what one round has, over the rounds' own indices.
static Value one_round(Expansion *expansion, Value whole) {
    Expr *rounds[LARGEST_REGION_DEPTH];
    for (int i = 0; i < expansion->repeat_count; i++)
        rounds[i] = expr_index(expansion->program, whole.slots[i]);
    return value_at(expansion, whole, expansion->repeat_count, rounds);
}

// The parameter in the round at hand.
static Value in_this_round(Expansion *expansion, const Array *parameter) {
    Expr *rounds[LARGEST_REGION_DEPTH];
    for (int i = 0; i < expansion->repeat_count; i++)
        rounds[i] = expr_index(expansion->program, expansion->repeats[i]);
    return value_at(expansion, value_of_array(expansion, parameter), expansion->repeat_count,
                    rounds);
}

// The value of an entry, over all indices of the parameter: of its rounds, then its own.
static void store_start(Expansion *expansion, const Clause *clause, const Array *parameter,
                        Value value, Value whole) {
    value = value_of_shape(expansion, value, one_round(expansion, whole), "the starting value",
                           clause->value->place);
    if (!value.is_valid) return;
    value.body = expr_convert(expansion->program, value.body, parameter->type);
    if (!constants_fit(expansion, value.body, clause->value->place)) return;
    Expr **entry = expr_list(expansion->program, whole.rank);
    for (int i = 0; i < whole.rank; i++) entry[i] = expr_index(expansion->program, whole.slots[i]);
    Value one = value_at(expansion, value, value.rank, entry + expansion->repeat_count);
    value_store_in(expansion, one, REDUCER_DEFINE, parameter, entry);
}

// The starting values, as statements of the function that initialises.
static void expand_start(Expansion *expansion, const Clause *clause, const Array *parameter) {
    Expansion outer = *expansion;
    Value whole = value_of_array(expansion, parameter), round = one_round(expansion, whole);
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
    store_start(expansion, clause, parameter, value, whole);
    restore_surroundings(expansion, &outer);
    memcpy(expansion->regions, outer.regions, sizeof expansion->regions);
}

static const Array *find_parameter(const Expansion *expansion, const char *name) {
    for (int i = 0; i < expansion->function->array_count; i++) {
        const Array *array = expansion->function->arrays[i];
        if (array->role == ROLE_PARAMETER && strcmp(array->name, name) == 0) return array;
    }
    return NULL;
}

// A parameter of an instance that was called before.
static Value reuse_parameter(Expansion *expansion, const Clause *clause, const Array *known,
                             int rank, Expr *const *dims) {
    int fits = known->rank == rank;
    for (int i = 0; fits && i < rank; i++) fits = known->dims[i] == dims[i];
    Value value = value_of_array(expansion, known);
    if (fits) return in_this_round(expansion, known);
    report_error(expansion->diagnostics, clause->place,
                 "'%s' is %s since the first call of this instance, and would need another shape",
                 known->name, value_shape_text(expansion, value));
    return value_invalid();
}

static Value new_parameter(Expansion *expansion, const Clause *clause, int rank,
                           Expr *const *dims) {
    const char *name = function_unique_name(expansion->program, expansion->function,
                                            full_name(expansion, clause->name));
    Array array = {.name = name,
                   .type = expansion->real,
                   .role = ROLE_PARAMETER,
                   .rank = rank,
                   .dims = dims,
                   .place = clause->name_place};
    const Array *parameter = function_add_array(expansion->program, expansion->function, array);
    function_share_array(expansion->program, expansion->init, parameter);
    if (clause->value)
        expand_start(expansion, clause, parameter);
    else
        report_error(expansion->diagnostics, clause->place,
                     "'%s' needs a starting value, such as = 0 or = glorot_uniform()",
                     clause->name);
    return in_this_round(expansion, parameter);
}

static int may_own_parameters(Expansion *expansion, const Clause *clause) {
    if (expansion->function->kind != FUNCTION_CALL) return 1;
    report_error(expansion->diagnostics, clause->place,
                 "an exported function owns no parameters, so it cannot use this layer");
    return 0;
}

void expand_param(Expansion *expansion, const Clause *clause) {
    Expr **dims = expr_list(expansion->program, LARGEST_RANK + LARGEST_REGION_DEPTH);
    int repeats = expansion->repeat_count;
    for (int i = 0; i < repeats; i++) dims[i] = expansion->repeats[i]->extent;
    int rank = expand_shape(expansion, clause->type, dims + repeats);
    if (rank >= 0) rank += repeats;
    if (rank > LARGEST_RANK) {
        report_error(expansion->diagnostics, clause->place,
                     "more than %d dimensions, those of repeat included", LARGEST_RANK);
        rank = -1;
    }
    Value value = value_invalid();
    const Array *known = expansion->is_reusing && rank >= 0
                             ? find_parameter(expansion, full_name(expansion, clause->name))
                             : NULL;
    if (known)
        value = reuse_parameter(expansion, clause, known, rank, dims);
    else if (rank >= 0 && may_own_parameters(expansion, clause) &&
             is_fixed_shape(expansion, clause, rank, dims))
        value = new_parameter(expansion, clause, rank, dims);
    bind_new(expansion, clause->name, value, clause->name_place);
}

// ---- use ----

void expand_use(Expansion *expansion, const Clause *clause) {
    const Declaration *declaration = modules_find(expansion->modules, clause->value->name, NULL);
    while (declaration && declaration->kind != DECLARATION_LAYER)
        declaration = modules_find(expansion->modules, clause->value->name, declaration);
    bind_new(expansion, clause->name, value_invalid(), clause->name_place);
    Binding *binding = scope_find(expansion, clause->name);
    binding->layer = clause->value->name;
    binding->instance = full_name(expansion, clause->name);
    if (!declaration)
        report_error(expansion->diagnostics, clause->value->place, "no layer is called '%s'",
                     clause->value->name);
}

// ---- Bodies ----

static const char *const clause_words[] = {"let",  "param",  "state",     "input",  "output",
                                           "loss", "metric", "optimizer", "return", "an assignment",
                                           "use",  "var",    "+=",        "for",    "yield"};

void report_misplaced(Expansion *expansion, const Clause *clause, const char *message) {
    report_error(expansion->diagnostics, clause->place, "%s", message);
    // What it defines is no second mistake where it is used.
    if (clause->name && clause->kind != CLAUSE_ASSIGN && !scope_find(expansion, clause->name))
        scope_bind(expansion, clause->name, value_invalid(), (Place){0});
}

static void report_foreign(Expansion *expansion, const Declaration *declaration,
                           const Clause *clause) {
    report_misplaced(expansion, clause,
                     arena_printf(expansion->arena, "%s does not belong in %s",
                                  clause_words[clause->kind], kind_text(declaration)));
    if (clause->kind == CLAUSE_PARAM)
        report_note(expansion->diagnostics, declaration->name_place,
                    "declare '%s' with layer, so that it may own parameters", declaration->name);
}

int expand_common_clause(Expansion *expansion, const Clause *clause) {
    switch (clause->kind) {
    case CLAUSE_LET: expand_let(expansion, clause); return 1;
    case CLAUSE_VAR: expand_variable(expansion, clause); return 1;
    case CLAUSE_ASSIGN: expand_assignment(expansion, clause); return 1;
    case CLAUSE_ADD: expand_accumulation(expansion, clause); return 1;
    default: return 0;
    }
}

Value expand_body(Expansion *expansion, const Declaration *declaration) {
    Value result = value_invalid();
    int has_returned = 0;
    const Origin *origin = expansion->origin;
    for (const Clause *clause = declaration->body; clause; clause = clause->next) {
        expansion->origin = origin;
        set_origin(expansion, clause->place);
        if (has_returned)
            report_error(expansion->diagnostics, clause->place, "nothing may stand after return");
        else if (clause->kind == CLAUSE_FOR)
            result = expand_loop(expansion, clause->value, NULL, NULL);
        else if (clause->kind == CLAUSE_USE && declaration->kind == DECLARATION_LAYER)
            expand_use(expansion, clause);
        else if (clause->kind == CLAUSE_PARAM && declaration->kind == DECLARATION_LAYER)
            expand_param(expansion, clause);
        else if (clause->kind == CLAUSE_RETURN)
            result = expand_expression(expansion, clause->value);
        else if (!expand_common_clause(expansion, clause))
            report_foreign(expansion, declaration, clause);
        int is_last_loop =
            clause->kind == CLAUSE_FOR && !clause->next && loop_yields(clause->value);
        has_returned |= clause->kind == CLAUSE_RETURN || is_last_loop;
    }
    expansion->origin = origin;
    if (!has_returned)
        report_error(expansion->diagnostics, declaration->name_place, "%s returns no value",
                     declaration->name);
    return result;
}
