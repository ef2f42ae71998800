// The optimizers of a model, one after the other: one step over all parameters, seen as one array.
#include "sema/expansion.h"

#include <limits.h>
#include <string.h>

// What an optimizer may assign: the parameter, its gradient, and what it keeps.
typedef struct Kept {
    const char *name; // in the source
    const Array *array;
    Value value; // now
} Kept;

enum { KEPT_PARAMETER, KEPT_GRADIENT, HANDED_ON }; // from one optimizer to the next

// The step as far as it was expanded.
typedef struct Step {
    Expr *extent;   // of all parameters
    const Array *t; // its number
    Kept *kept;     // what is handed on, then states
    int kept_count, kept_capacity;
} Step;

// One optimizer of the chain.
typedef struct Link {
    const Declaration *declaration; // NULL: it was not understood
    const Node *call;
    const char *path; // what names of settings and states begin with; NULL: nothing
    Scope scope;
    struct Link *next;
} Link;

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

// ---- Settings ----

static int is_taken_name(const char *name) {
    static const char *const names[] = {"p", "g", "t", "gradient"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return 1;
    return 0;
}

// The name that a setting or state has in the function, and in C: that of its optimizer comes
// first where there are several.
static const char *path_name(Expansion *expansion, const Link *link, const char *name) {
    if (link->path) name = arena_printf(expansion->arena, "%s.%s", link->path, name);
    return function_unique_name(expansion->program, expansion->function, name);
}

// A real number that fits; invalid otherwise (reported).
static Value setting_value(Expansion *expansion, Value value, Place place) {
    if (!value.is_valid) return value;
    if (value.rank > 0) {
        report_error(expansion->diagnostics, place,
                     "a setting of an optimizer is a number, but this is %s",
                     value_shape_text(expansion, value));
        return value_invalid();
    }
    value.body = expr_convert(expansion->program, value.body, expansion->real);
    return constants_fit(expansion, value.body, place) ? value : value_invalid();
}

// lr = 1e-3: a number that the user of the generated code may change. What depends on the step is
// computed.
static void bind_setting(Expansion *expansion, const Link *link, const Formal *formal, Value value,
                         Place place) {
    if (is_taken_name(formal->name))
        report_error(expansion->diagnostics, formal->place,
                     "p, g, t and gradient stand for the parameter, its derivative, the step and "
                     "the derivatives of all parameters");
    value = setting_value(expansion, value, place);
    if (value_is_constant(value)) {
        const char *name = path_name(expansion, link, formal->name);
        const Array *setting = add_array(expansion, name, ROLE_SETTING, expansion->real, NULL,
                                         expr_number(value.body));
        value = value_scalar(expr_read(expansion->program, setting, NULL));
    } else {
        value = value_store(expansion, value, formal->name);
    }
    scope_bind(expansion, formal->name, value, (Place){0});
}

// The settings as they are given, or their defaults. Returns 0 where they do not fit (reported).
static int bind_settings(Expansion *expansion, const Link *link) {
    enum { MOST_SETTINGS = 16 };
    Given given[MOST_SETTINGS];
    int count = 0, position = 0;
    for (const Argument *a = link->call->arguments; a && count < MOST_SETTINGS; a = a->next) {
        Value value = expand_expression(expansion, a->value);
        if (!value.is_valid) return 0;
        given[count++] = (Given){a->name, value, a->place};
    }
    Match match;
    if (!match_form(expansion, link->declaration, count, given, link->call->place, &match))
        return 0;
    for (const Formal *formal = link->declaration->formals; formal;
         formal = formal->next, position++) {
        const Given *chosen = match.given[position];
        if (chosen)
            bind_setting(expansion, link, formal, chosen->value, chosen->place);
        else
            bind_setting(expansion, link, formal, default_of(expansion, link->declaration, formal),
                         formal->place);
    }
    return 1;
}

// ---- The body ----

static void keep(Expansion *expansion, Step *step, const char *name, const Array *array) {
    step->kept = arena_grow(expansion->arena, step->kept, step->kept_count, &step->kept_capacity,
                            sizeof *step->kept);
    step->kept[step->kept_count++] = (Kept){name, array, element(expansion, array)};
}

static void expand_state(Expansion *expansion, Step *step, const Link *link, const Clause *clause) {
    if (clause->type)
        report_error(expansion->diagnostics, clause->place,
                     "a state of an optimizer is a number for each entry of a parameter: it has no "
                     "type");
    Value start = clause->value ? expand_expression(expansion, clause->value)
                                : value_scalar(expr_int(expansion->program, 0));
    if (start.is_valid && !value_is_constant(start)) {
        report_error(expansion->diagnostics, clause->value->place, "a state starts as a constant");
        start = value_invalid();
    }
    if (start.is_valid) start.body = expr_convert(expansion->program, start.body, expansion->real);
    if (start.is_valid && constants_fit(expansion, start.body, clause->place)) {
        const Array *state =
            add_array(expansion, path_name(expansion, link, clause->name), ROLE_STATE,
                      expansion->real, step->extent, expr_number(start.body));
        keep(expansion, step, clause->name, state);
        start = element(expansion, state);
    } else {
        start = value_invalid();
    }
    bind_new(expansion, clause->name, start, clause->name_place);
    Binding *binding = scope_find(expansion, clause->name);
    if (binding) binding->is_used = 1;
}

// m = ...: the name now stands for the new value; what changes is written when all is computed.
static void expand_assignment_to(Expansion *expansion, const Clause *clause) {
    Binding *binding = scope_find(expansion, clause->name);
    if (!binding) {
        report_unknown_name(expansion, clause->name, clause->name_place);
        return;
    }
    if (clause->subscripts) {
        report_error(expansion->diagnostics, clause->place,
                     "an optimizer works on one number at a time, so '%s' has no elements",
                     clause->name);
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

static void expand_clauses(Expansion *expansion, Step *step, const Link *link) {
    for (const Clause *clause = link->declaration->body; clause; clause = clause->next) {
        const Origin *origin = expansion->origin;
        begin_clause(expansion, clause);
        if (clause->kind == CLAUSE_STATE)
            expand_state(expansion, step, link, clause);
        else if (clause->kind == CLAUSE_LET)
            expand_let(expansion, clause);
        else if (clause->kind == CLAUSE_ASSIGN)
            expand_assignment_to(expansion, clause);
        else
            report_misplaced(expansion, clause,
                             "an optimizer is made of state, let and assignments");
        expansion->origin = origin;
    }
}

// ---- What is written ----

static int is_replaceable(const Array *array) {
    return array->role == ROLE_PARAMETER || array->role == ROLE_STATE;
}

static int is_replaced(Expansion *expansion, const Kept *kept) {
    return is_replaceable(kept->array) && kept->value.is_valid &&
           kept->value.body != element(expansion, kept->array).body;
}

// The new value, put aside if it is the old value of something that may be replaced before it.
static Value new_value(Expansion *expansion, Value value) {
    if (value.body->kind != EXPR_READ || !is_replaceable(value.body->array)) return value;
    return value_copy(expansion, value,
                      arena_printf(expansion->arena, "%s.before", value.body->array->name));
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
static void add_updates(Expansion *expansion, Step *step) {
    for (int i = 0; i < step->kept_count; i++) {
        Kept *kept = &step->kept[i];
        kept->value =
            is_replaced(expansion, kept) ? new_value(expansion, kept->value) : value_invalid();
    }
    for (int i = 0; i < step->kept_count; i++)
        if (step->kept[i].value.is_valid)
            add_update(expansion, step->kept[i].array, step->kept[i].value);
}

// ---- One optimizer ----

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

// All entries of what is one number here.
static Value whole_of(Expansion *expansion, const Step *step, Value entry) {
    if (!entry.is_valid) return entry;
    Program *program = expansion->program;
    Value whole = {.is_valid = 1, .rank = 1, .body = entry.body};
    whole.slots[0] = index_new(program, word(expansion, "j"), step->extent);
    Expr *from = expr_index(program, expansion->around[0]);
    Expr *to = expr_index(program, whole.slots[0]);
    return value_replace(expansion, whole, 1, &from, &to);
}

// Statements from now on come from this optimizer, in place of the whole chain.
static void set_origin_of(Expansion *expansion, const Link *link) {
    expansion->origin = NULL;
    set_origin(expansion, link->call->place);
}

// Arguments see the step alone.
static void open_link(Expansion *expansion, const Step *step, Link *link) {
    link->declaration = find_optimizer(expansion, link->call);
    set_origin_of(expansion, link);
    push_scope(expansion, &link->scope);
    link->scope.outer = NULL;
    Value t = value_scalar(expr_read(expansion->program, step->t, NULL));
    scope_bind(expansion, step->t->name, t, (Place){0});
    if (link->declaration && !bind_settings(expansion, link)) link->declaration = NULL;
}

static void expand_link(Expansion *expansion, Step *step, Link *link) {
    int first_state = step->kept_count;
    set_origin_of(expansion, link);
    expansion->scope = &link->scope;
    expansion->body = link->declaration;
    for (int i = 0; i < HANDED_ON; i++)
        scope_bind(expansion, step->kept[i].name, step->kept[i].value, (Place){0});
    scope_bind(expansion, word(expansion, "gradient"),
               whole_of(expansion, step, step->kept[KEPT_GRADIENT].value), (Place){0});
    expand_clauses(expansion, step, link);
    for (int i = 0; i < step->kept_count; i++)
        if (i < HANDED_ON || i >= first_state)
            step->kept[i].value = scope_find(expansion, step->kept[i].name)->value;
    pop_scope(expansion);
}

// ---- The chain ----

// "adam"; NULL where it is the only one. Of several of one name, the second is "adam2".
static const char *path_of(Expansion *expansion, const Argument *chain, const Argument *one) {
    if (!chain->next) return NULL;
    int number = 1;
    for (const Argument *before = chain; before != one; before = before->next)
        number += before->value->name == one->value->name;
    const char *name = one->value->name;
    return number == 1 ? name : arena_printf(expansion->arena, "%s%d", name, number);
}

static const char *chain_text(Expansion *expansion, const Argument *chain) {
    Buffer text = buffer_new(expansion->arena);
    for (const Argument *one = chain; one; one = one->next)
        buffer_printf(&text, "%s%s", one == chain ? "" : ", ", one->value->name);
    return text.text;
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

static Link *links_of(Expansion *expansion, const Argument *chain) {
    Link *first = NULL, **end = &first;
    for (const Argument *one = chain; one; one = one->next) {
        Link *link = arena_alloc(expansion->arena, sizeof *link);
        *link = (Link){.call = one->value, .path = path_of(expansion, chain, one)};
        *end = link;
        end = &link->next;
    }
    return first;
}

// p, g and t, and the index of all parameters.
static Step begin_step(Expansion *expansion, int64_t count) {
    Step step = {.extent = expr_int(expansion->program, count)};
    const char *p = word(expansion, "p"), *g = word(expansion, "g"), *t = word(expansion, "t");
    Type real = expansion->real;
    push_index(expansion, index_new(expansion->program, word(expansion, "i"), step.extent),
               expansion->origin->place);
    keep(expansion, &step, p, add_array(expansion, p, ROLE_PARAMETER, real, step.extent, 0));
    keep(expansion, &step, g, add_array(expansion, g, ROLE_GRADIENT, real, step.extent, 0));
    step.t = add_array(expansion, t, ROLE_SETTING, TYPE_INT, NULL, 0);
    return step;
}

// What depends on the step alone is computed before all passes over the parameters, so that these
// can be made one.
void expand_optimizer(Expansion *expansion, const Clause *clause) {
    int64_t count = count_parameters(expansion->function);
    if (count == 0 || count > INT_MAX) {
        report_error(expansion->diagnostics, clause->place,
                     count ? "the model has too many parameters"
                           : "there are no parameters to optimize before this line");
        return;
    }
    const Argument *chain = clause->value->arguments;
    Link *first = links_of(expansion, chain);
    expansion->model->optimizer = chain_text(expansion, chain);
    Expansion outer = *expansion;
    expansion->function = model_add_function(expansion->program, expansion->model, FUNCTION_UPDATE);
    Step step = begin_step(expansion, count);
    for (Link *link = first; link; link = link->next) open_link(expansion, &step, link);
    for (Link *link = first; link; link = link->next)
        if (link->declaration) expand_link(expansion, &step, link);
    expansion->origin = outer.origin;
    add_updates(expansion, &step);
    restore_surroundings(expansion, &outer);
}
