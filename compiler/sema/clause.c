// The clauses of functions, layers and models.
#include "sema/expansion.h"

void set_origin(Expansion *expansion, Place place) {
    const Origin *caller = expansion->origin;
    Origin *origin = arena_alloc(expansion->arena, sizeof *origin);
    *origin = (Origin){place, caller};
    expansion->origin = origin;
}

void begin_clause(Expansion *expansion, const Clause *clause) {
    set_origin(expansion, clause->place);
    expansion->clause = clause;
}

int is_new_here(Expansion *expansion, const char *name, Place place) {
    for (Binding *binding = expansion->scope->bindings; binding; binding = binding->next) {
        int is_excused = !binding->value.is_valid && !binding->place.source && !binding->layer;
        if (binding->name != name || is_excused) continue;
        report_defined(expansion, name, place, binding->place);
        return 0;
    }
    return 1;
}

void bind_new(Expansion *expansion, const char *name, Value value, Place place) {
    if (is_new_here(expansion, name, place)) scope_bind(expansion, name, value, place);
}

const char *full_name(Expansion *expansion, const char *name) {
    if (!expansion->path) return name;
    return arena_printf(expansion->arena, "%s.%s", expansion->path, name);
}

// ---- let ----

// y[i, j] = value: the ranges become the value's outer dimensions.
Value expand_elements(Expansion *expansion, const Clause *clause) {
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

int may_be_declared(Expansion *expansion, const Clause *clause) {
    ScalarName scalar = clause->type ? clause->type->scalar : SCALAR_NONE;
    Type real = scalar == SCALAR_F32 ? TYPE_F32 : scalar == SCALAR_F64 ? TYPE_F64 : expansion->real;
    if (scalar == SCALAR_BOOL)
        report_error(expansion->diagnostics, clause->type->place,
                     "a truth value is kept as 0 or 1: say int");
    else if (scalar == SCALAR_CLASS && clause->kind == CLAUSE_LET)
        report_error(expansion->diagnostics, clause->type->place,
                     "only a variable is declared as a class: use var");
    else if (real != expansion->real && !expansion->options->all_f64)
        report_error(expansion->diagnostics, clause->type->place,
                     "'%s' cannot be %s: all is computed in %s here", clause->name, type_name(real),
                     type_name(expansion->real));
    else
        return 1;
    return 0;
}

int is_declared_so(Expansion *expansion, const Clause *clause, Value value) {
    ScalarName scalar = clause->type ? clause->type->scalar : SCALAR_NONE;
    int is_integer = scalar == SCALAR_INT || scalar == SCALAR_CLASS;
    if (!value.is_valid || !is_integer || !type_is_real(value.body->type)) return value.is_valid;
    report_error(expansion->diagnostics, clause->value->place,
                 "'%s' is an int, but this is a real number", clause->name);
    return 0;
}

// name: type = value: of just that shape.
static Value expand_typed(Expansion *expansion, const Clause *clause) {
    if (!may_be_declared(expansion, clause)) return value_invalid();
    Value shape = value_shaped(expansion, clause->type);
    if (!shape.is_valid) return shape;
    Value value = clause->value->kind == NODE_LOOP
                      ? expand_loop_value(expansion, clause->value, clause->name, clause->type)
                      : expand_expression(expansion, clause->value);
    value = value_of_shape(expansion, value, shape, "a value", clause->value->place);
    if (!is_declared_so(expansion, clause, value)) return value_invalid();
    if (clause->type->scalar == SCALAR_F32 || clause->type->scalar == SCALAR_F64)
        value.body = expr_convert(expansion->program, value.body, expansion->real);
    return value;
}

void expand_let(Expansion *expansion, const Clause *clause) {
    const char *hint = expansion->hint;
    int was_named = expansion->is_named;
    expansion->hint = full_name(expansion, clause->name);
    expansion->is_named = 1;
    Value value = clause->has_ranges ? expand_elements(expansion, clause)
                  : clause->type     ? expand_typed(expansion, clause)
                                     : expand_expression(expansion, clause->value);
    value = value_named(expansion, value, clause->name);
    expansion->hint = hint;
    expansion->is_named = was_named;
    bind_new(expansion, clause->name, value, clause->name_place);
}

// ---- Shapes ----

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
    if (clause->kind == CLAUSE_PARAM || clause->kind == CLAUSE_STATE)
        report_note(expansion->diagnostics, declaration->name_place,
                    "declare '%s' with layer, so that it may own %ss", declaration->name,
                    clause->kind == CLAUSE_PARAM ? "parameter" : "state");
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
        begin_clause(expansion, clause);
        if (has_returned)
            report_error(expansion->diagnostics, clause->place, "nothing may stand after return");
        else if (clause->kind == CLAUSE_FOR)
            result = expand_loop(expansion, clause->value, NULL, NULL);
        else if (clause->kind == CLAUSE_USE && declaration->kind == DECLARATION_LAYER)
            expand_use(expansion, clause);
        else if (clause->kind == CLAUSE_PARAM && declaration->kind == DECLARATION_LAYER)
            expand_param(expansion, clause);
        else if (clause->kind == CLAUSE_STATE && declaration->kind == DECLARATION_LAYER)
            expand_owned_state(expansion, clause);
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
