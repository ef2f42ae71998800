// The optimizer: one step over all parameters, seen as one array.
#include "sema/expansion.h"

#include <limits.h>

static const char *word(Expansion *expansion, const char *text) {
    return name_of(expansion->program->context->names, text);
}

static const Array *add_array(Expansion *expansion, const char *name, Role role, Type type,
                              Expr *extent, double initial) {
    Expr **dims = expr_list(expansion->program, 1);
    dims[0] = extent;
    Array array = {.name = name, .type = type, .role = role, .rank = extent != NULL, .dims = dims};
    array.initial = initial;
    array.place = expansion->origin->place;
    return function_add_array(expansion->program, expansion->function, array);
}

// The element at the index around everything.
static Value element(Expansion *expansion, const Array *array) {
    Expr *subscript = expr_index(expansion->program, expansion->around[0]);
    return value_scalar(expr_read(expansion->program, array, &subscript));
}

static int is_taken_name(const char *name) {
    return name[1] == '\0' && (name[0] == 'p' || name[0] == 'g' || name[0] == 't');
}

// lr = 1e-3: a number that the user of the generated code may change.
static void bind_setting(Expansion *expansion, const Formal *formal, Value value, Place place) {
    if (is_taken_name(formal->name))
        report_error(expansion->diagnostics, formal->place,
                     "p, g and t stand for the parameter, its gradient and the step");
    if (value.is_valid && !value_is_constant(value)) {
        report_error(expansion->diagnostics, place, "the settings of an optimizer are constants");
        value = value_invalid();
    }
    if (value.is_valid) value.body = expr_convert(expansion->program, value.body, expansion->real);
    if (value.is_valid && !constants_fit(expansion, value.body, place)) value = value_invalid();
    if (value.is_valid) {
        const Array *setting = add_array(expansion, formal->name, ROLE_SETTING, expansion->real,
                                         NULL, expr_number(value.body));
        value = value_scalar(expr_read(expansion->program, setting, NULL));
    }
    scope_bind(expansion, formal->name, value, (Place){0});
}

// The settings as they are given, or their defaults. Returns 0 where they do not fit (reported).
static int bind_settings(Expansion *expansion, const Declaration *declaration, const Node *call) {
    enum { MOST_SETTINGS = 16 };
    Given given[MOST_SETTINGS];
    int count = 0, position = 0;
    for (const Argument *a = call->arguments; a && count < MOST_SETTINGS; a = a->next) {
        Value value = expand_expression(expansion, a->value);
        if (!value.is_valid) return 0;
        given[count++] = (Given){a->name, value, a->place};
    }
    Match match;
    if (!match_form(expansion, declaration, count, given, call->place, &match)) return 0;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next, position++) {
        const Given *chosen = match.given[position];
        if (chosen)
            bind_setting(expansion, formal, chosen->value, chosen->place);
        else
            bind_setting(expansion, formal, expand_expression(expansion, formal->default_value),
                         formal->place);
    }
    return 1;
}

static void expand_state(Expansion *expansion, const Clause *clause, Expr *extent) {
    Value start = clause->value ? expand_expression(expansion, clause->value)
                                : value_scalar(expr_int(expansion->program, 0));
    if (start.is_valid && !value_is_constant(start)) {
        report_error(expansion->diagnostics, clause->value->place, "a state starts as a constant");
        start = value_invalid();
    }
    if (start.is_valid) start.body = expr_convert(expansion->program, start.body, expansion->real);
    if (start.is_valid && constants_fit(expansion, start.body, clause->place)) {
        const Array *state = add_array(expansion, clause->name, ROLE_STATE, expansion->real, extent,
                                       expr_number(start.body));
        start = element(expansion, state);
    } else {
        start = value_invalid();
    }
    bind_new(expansion, clause->name, start, clause->name_place);
    Binding *binding = scope_find(expansion, clause->name);
    if (binding) binding->is_used = 1;
}

// m = ...: the name now stands for the new value; what changes is written when all is computed.
static void expand_step(Expansion *expansion, const Clause *clause) {
    Binding *binding = scope_find(expansion, clause->name);
    if (!binding) {
        report_unknown_name(expansion, clause->name, clause->name_place);
        return;
    }
    expansion->hint = arena_printf(expansion->arena, "%s.next", clause->name);
    Value value = expand_expression(expansion, clause->value);
    if (value.is_valid && value.rank > 0) {
        report_error(expansion->diagnostics, clause->place,
                     "an optimizer works on one number at a time, but this is %s",
                     value_shape_text(expansion, value));
        value = value_invalid();
    }
    binding->value = value_store(expansion, value, expansion->hint);
    expansion->hint = NULL;
}

static void expand_clauses(Expansion *expansion, const Declaration *declaration, Expr *extent) {
    for (const Clause *clause = declaration->body; clause; clause = clause->next) {
        const Origin *origin = expansion->origin;
        set_origin(expansion, clause->place);
        if (clause->kind == CLAUSE_STATE)
            expand_state(expansion, clause, extent);
        else if (clause->kind == CLAUSE_LET)
            expand_let(expansion, clause);
        else if (clause->kind == CLAUSE_ASSIGN)
            expand_step(expansion, clause);
        else
            report_misplaced(expansion, clause,
                             "an optimizer is made of state, let and assignments");
        expansion->origin = origin;
    }
}

static int is_replaceable(const Array *array) {
    return array->role == ROLE_PARAMETER || array->role == ROLE_STATE;
}

// The name of a parameter or state whose value is a new one now; NULL: it stays as it is.
static Binding *replaced(Expansion *expansion, const Array *old) {
    Binding *binding = is_replaceable(old) ? scope_find(expansion, old->name) : NULL;
    int is_new =
        binding && binding->value.is_valid && binding->value.body != element(expansion, old).body;
    return is_new ? binding : NULL;
}

// The new value, put aside if it is the old value of something that may be replaced before it.
static Value new_value(Expansion *expansion, const Binding *binding) {
    Expr *body = binding->value.body;
    if (body->kind != EXPR_READ || !is_replaceable(body->array)) return binding->value;
    return value_copy(expansion, binding->value,
                      arena_printf(expansion->arena, "%s.before", body->array->name));
}

static void add_update(Expansion *expansion, const Array *old, Value value) {
    Array update = *old;
    update.name = word(expansion, arena_printf(expansion->arena, "%s'", old->name));
    update.role = ROLE_UPDATE;
    update.of = old;
    const Array *target = function_add_array(expansion->program, expansion->function, update);
    Expr **subscripts = expr_list(expansion->program, 1);
    subscripts[0] = expr_index(expansion->program, expansion->around[0]);
    value_store_in(expansion, value, REDUCER_DEFINE, target, subscripts);
}

// The new values of the parameter and of the states take the place of the old ones.
static void add_updates(Expansion *expansion) {
    const Function *function = expansion->function;
    int count = function->array_count;
    Value *values = arena_alloc(expansion->arena, (size_t)count * sizeof *values);
    for (int i = 0; i < count; i++) {
        const Binding *binding = replaced(expansion, function->arrays[i]);
        values[i] = binding ? new_value(expansion, binding) : value_invalid();
    }
    for (int i = 0; i < count; i++)
        if (values[i].is_valid) add_update(expansion, function->arrays[i], values[i]);
}

static const Declaration *find_optimizer(Expansion *expansion, const Node *call) {
    if (call->kind == NODE_INVALID) return NULL;
    const Declaration *first = modules_find(expansion->modules, call->name, NULL), *d = first;
    for (; d; d = modules_find(expansion->modules, call->name, d))
        if (d->kind == DECLARATION_OPTIMIZER) return d;
    if (first)
        report_error(expansion->diagnostics, call->name_place, "'%s' is %s, not an optimizer",
                     call->name, kind_text(first));
    else
        report_unknown_name(expansion, call->name, call->name_place);
    return NULL;
}

static int64_t count_parameters(const Function *function) {
    int64_t count = 0;
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (array->role != ROLE_PARAMETER) continue;
        int64_t size = 1;
        for (int k = 0; k < array->rank; k++) size *= array->dims[k]->integer;
        count += size;
    }
    return count;
}

void expand_optimizer(Expansion *expansion, const Clause *clause) {
    const Declaration *declaration = find_optimizer(expansion, clause->value);
    if (!declaration) return;
    Program *program = expansion->program;
    int64_t count = count_parameters(expansion->function);
    if (count == 0 || count > INT_MAX) {
        report_error(expansion->diagnostics, clause->place,
                     count ? "the model has too many parameters"
                           : "there are no parameters to optimize before this line");
        return;
    }
    expansion->model->optimizer = declaration->name;
    Expansion outer = *expansion;
    expansion->function = model_add_function(program, expansion->model, FUNCTION_UPDATE);
    Scope scope;
    push_scope(expansion, &scope);
    scope.outer = NULL;
    Expr *extent = expr_int(program, count);
    push_index(expansion, index_new(program, word(expansion, "i"), extent), clause->place);
    static const struct {
        const char *name;
        Role role;
    } givens[] = {{"p", ROLE_PARAMETER}, {"g", ROLE_GRADIENT}};
    for (int i = 0; i < 2; i++) {
        const char *name = word(expansion, givens[i].name);
        const Array *array = add_array(expansion, name, givens[i].role, expansion->real, extent, 0);
        scope_bind(expansion, name, element(expansion, array), (Place){0});
    }
    const char *step = word(expansion, "t");
    const Array *t = add_array(expansion, step, ROLE_SETTING, TYPE_INT, NULL, 0);
    scope_bind(expansion, step, value_scalar(expr_read(program, t, NULL)), (Place){0});
    if (bind_settings(expansion, declaration, clause->value)) {
        expand_clauses(expansion, declaration, extent);
        add_updates(expansion);
    }
    pop_scope(expansion);
    restore_surroundings(expansion, &outer);
}
