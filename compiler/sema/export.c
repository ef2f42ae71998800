// Exported functions, and what is made of them: gradients, derivatives along a direction, Jacobians
// and Hessians, each a function that is called as in C.
#include "sema/expansion.h"

#include <string.h>

enum { MOST_FORMALS = 16 };

// An exported function on its way: its arguments are arrays of their own.
typedef struct Export {
    Expansion *expansion;
    const Declaration *function;
    Place place; // of the line that exports it
    Value arguments[MOST_FORMALS];
    const Formal *formals[MOST_FORMALS];
    int count;
    int wanted[MOST_FORMALS]; // positions of what is differentiated with respect to
    int wanted_count;
    Value value; // of the function
} Export;

static const char *word(Export *export, const char *format, const char *a, const char *b) {
    Arena *arena = export->expansion->arena;
    return name_of(export->expansion->program->context->names, arena_printf(arena, format, a, b));
}

// Where a name of C is a word of the language, it is another one here.
static const char *called(const Export *export, const char *name) {
    const Lines *notes = &export->expansion->modules->modules[0]->notes[NOTE_CALLED];
    const char *known =
        arena_printf(export->expansion->arena, "%s %s ", export->function->name, name);
    for (int i = 0; i < notes->count; i++)
        if (strncmp(notes->items[i], known, strlen(known)) == 0)
            return name_of(export->expansion->program->context->names,
                           notes->items[i] + strlen(known));
    return name;
}

static const char *function_name(const Export *export) {
    return called(export, export->function->name);
}

// ---- Arguments ----

static Type argument_type(const Expansion *expansion, const Formal *formal) {
    ScalarName scalar = formal->type ? formal->type->scalar : SCALAR_NONE;
    if (scalar == SCALAR_INT) return TYPE_INT;
    return scalar == SCALAR_F32 && !expansion->options->all_f64 ? TYPE_F32 : TYPE_F64;
}

static int is_passable(Expansion *expansion, const Formal *formal) {
    ScalarName scalar = formal->type ? formal->type->scalar : SCALAR_NONE;
    if (scalar != SCALAR_BOOL && scalar != SCALAR_CLASS) return 1;
    report_error(expansion->diagnostics, formal->type->place,
                 "an exported function takes numbers: f32, f64 or int");
    return 0;
}

static Value add_argument_array(Export *export, const char *name, Type type, int rank,
                                Expr *const *dims) {
    Expansion *expansion = export->expansion;
    Array array = {.type = type, .role = ROLE_INPUT, .rank = rank, .dims = dims};
    array.name = function_unique_name(expansion->program, expansion->function, name);
    array.place = export->place;
    return value_of_array(expansion,
                          function_add_array(expansion->program, expansion->function, array));
}

// In a shape a name that means nothing so far is a dimension that is chosen at the call.
static void bind_dimensions(Expansion *expansion, const Node *node) {
    Value known;
    if (node->kind == NODE_NAME && !scope_find(expansion, node->name) &&
        !find_dim(expansion, node->name, &known))
        scope_bind(expansion, node->name, dim_of_call(expansion, node->name), (Place){0});
    for (const Argument *part = node->arguments; part; part = part->next)
        bind_dimensions(expansion, part->value);
}

// Where sizes stand among the arguments is said by those that are arguments themselves. Returns 0
// on error (reported).
static int add_dimensions(Export *export) {
    Expansion *expansion = export->expansion;
    const Formal *formals = export->function->formals;
    for (const Formal *formal = formals; formal; formal = formal->next)
        if (formal_is_size(formal))
            scope_bind(expansion, formal->name,
                       dim_of_call(expansion, called(export, formal->name)), (Place){0});
    for (const Formal *formal = formals; formal; formal = formal->next)
        for (const Argument *dim = formal->type ? formal->type->shape : NULL; dim; dim = dim->next)
            bind_dimensions(expansion, dim->value);
    for (const Formal *formal = formals; formal; formal = formal->next) {
        if (formal_is_size(formal) || !scope_find(expansion, formal->name)) continue;
        report_dimension(expansion, formal);
        return 0;
    }
    return 1;
}

static Value size_argument(Export *export, const Formal *formal) {
    Expansion *expansion = export->expansion;
    Array array = {.name = called(export, formal->name), .type = TYPE_INT, .role = ROLE_SIZE};
    array.place = export->place;
    function_add_array(expansion->program, expansion->function, array);
    return scope_find(expansion, formal->name)->value;
}

// f64 as soon as one argument or the result is; f32 where all real arguments are.
static Type real_type(const Export *export) {
    const TypeSyntax *result = export->function->result;
    Type type = result && result->scalar == SCALAR_F64 ? TYPE_F64 : TYPE_INT;
    for (int i = 0; i < export->count; i++)
        if (export->arguments[i].body->type > type) type = export->arguments[i].body->type;
    return type == TYPE_F32 ? TYPE_F32 : TYPE_F64;
}

static Value argument(Export *export, const Formal *formal) {
    Expr **dims = expr_list(export->expansion->program, LARGEST_RANK);
    int rank = expand_shape(export->expansion, formal->type, dims);
    if (formal_is_size(formal)) return size_argument(export, formal);
    if (rank < 0 || !is_passable(export->expansion, formal)) return value_invalid();
    return add_argument_array(export, called(export, formal->name),
                              argument_type(export->expansion, formal), rank, dims);
}

static int add_arguments(Export *export) {
    Expansion *expansion = export->expansion;
    if (!add_dimensions(export)) return 0;
    for (const Formal *formal = export->function->formals; formal; formal = formal->next) {
        if (export->count == MOST_FORMALS) {
            report_error(expansion->diagnostics, formal->place,
                         "an exported function takes at most %d arguments", MOST_FORMALS);
            return 0;
        }
        export->formals[export->count] = formal;
        export->arguments[export->count] = argument(export, formal);
        if (!export->arguments[export->count++].is_valid) return 0;
    }
    expansion->real = real_type(export);
    return 1;
}

// ---- With respect to what ----

static int is_wanted(const Export *export, int argument) {
    for (int i = 0; i < export->wanted_count; i++)
        if (export->wanted[i] == argument) return 1;
    return 0;
}

static void suggest_argument(const Export *export, const char *name) {
    const char *nearest = NULL;
    int least = (int)strlen(name);
    for (int i = 0; i < export->count; i++) {
        int distance = spelling_distance(name, export->formals[i]->name);
        if (distance >= least || distance >= FAR_SPELLING) continue;
        least = distance;
        nearest = export->formals[i]->name;
    }
    if (nearest)
        report_note(export->expansion->diagnostics, (Place){0}, "did you mean '%s'?",
                    called(export, nearest));
}

static int want(Export *export, const Formal *name) {
    Expansion *expansion = export->expansion;
    for (int i = 0; i < export->count; i++) {
        if (export->formals[i]->name != name->name) continue;
        if (is_wanted(export, i)) {
            report_error(expansion->diagnostics, name->place, "'%s' is said twice", name->name);
            return 0;
        }
        if (type_is_real(export->arguments[i].body->type)) {
            export->wanted[export->wanted_count++] = i;
            return 1;
        }
        report_error(expansion->diagnostics, name->place,
                     "'%s' is an integer: nothing has a derivative with respect to it", name->name);
        return 0;
    }
    report_error(expansion->diagnostics, name->place, "%s has no argument '%s'",
                 function_name(export), name->name);
    suggest_argument(export, name->name);
    return 0;
}

static int find_wanted(Export *export, const Formal *names) {
    for (const Formal *name = names; name; name = name->next)
        if (export->wanted_count == MOST_FORMALS || !want(export, name)) return 0;
    for (int i = 0; !names && i < export->count; i++)
        if (type_is_real(export->arguments[i].body->type))
            export->wanted[export->wanted_count++] = i;
    if (export->wanted_count) return 1;
    report_error(export->expansion->diagnostics, export->place,
                 "%s has no real argument to differentiate with respect to", function_name(export));
    return 0;
}

static const Value *variable(const Export *export, int i) {
    return &export->arguments[export->wanted[i]];
}

static const char *variable_name(const Export *export, int i) {
    return called(export, export->formals[export->wanted[i]]->name);
}

// ---- Results ----

static void add_result(Export *export, Value value, const char *name) {
    if (value.is_valid) value_store_as(export->expansion, value, ROLE_OUTPUT, name);
}

static void add_value(Export *export) {
    add_result(export, export->value, word(export, "%s%s", "result", ""));
}

// The function's value, made of its arguments: all of them in the type that it computes in.
static int call(Export *export) {
    Given given[MOST_FORMALS];
    for (int i = 0; i < export->count; i++) {
        Value value = export->arguments[i];
        if (type_is_real(value.body->type))
            value.body =
                expr_convert(export->expansion->program, value.body, export->expansion->real);
        given[i] = (Given){NULL, value, export->formals[i]->place};
    }
    export->value =
        call_declaration(export->expansion, export->function, export->count, given, export->place);
    if (!export->value.is_valid) return 0;
    const TypeSyntax *declared = export->function->result;
    if (declared && (declared->scalar == SCALAR_F32 || declared->scalar == SCALAR_F64))
        export->value.body =
            expr_convert(export->expansion->program, export->value.body, export->expansion->real);
    return 1;
}

static int is_number(Export *export, const char *what) {
    if (export->value.rank == 0) return 1;
    report_error(export->expansion->diagnostics, export->place,
                 "%s has %s for a value, and only a number has a %s; export its jacobian",
                 function_name(export), value_shape_text(export->expansion, export->value), what);
    return 0;
}

// Of each element of z, with respect to each variable.
static void find_gradients(Export *export, Value z, const char *const *if_zero, Value *gradients) {
    for (int i = 0; i < export->wanted_count; i++) gradients[i] = *variable(export, i);
    gradients_of(export->expansion, z, export->wanted_count, gradients, 0, if_zero, export->place);
}

static void add_gradients(Export *export) {
    Value gradients[MOST_FORMALS];
    const char *if_zero[MOST_FORMALS];
    if (!is_number(export, "gradient")) return;
    add_value(export);
    for (int i = 0; i < export->wanted_count; i++)
        if_zero[i] = arena_printf(export->expansion->arena, "the value does not depend on '%s'",
                                  variable_name(export, i));
    find_gradients(export, export->value, if_zero, gradients);
    for (int i = 0; i < export->wanted_count; i++)
        add_result(export, gradients[i], word(export, "d_%s%s", variable_name(export, i), ""));
}

// A direction for each variable, as further arguments: v_x for x.
static void add_directions(Export *export, Value *variables, Value *rates) {
    for (int i = 0; i < export->wanted_count; i++) {
        Value both[] = {*variable(export, i), {0}};
        const Array *array = both[0].body->array;
        both[1] = add_argument_array(export, word(export, "v_%s%s", variable_name(export, i), ""),
                                     array->type, array->rank, array->dims);
        values_align(export->expansion, 2, both, "a direction", export->place);
        variables[i] = both[0];
        rates[i] = both[1];
    }
}

static void add_derivative_along(Export *export) {
    Value variables[MOST_FORMALS], rates[MOST_FORMALS];
    add_directions(export, variables, rates);
    add_value(export);
    add_result(export,
               derivative_along(export->expansion, export->value, export->wanted_count, variables,
                                rates, "the value depends on none of these", export->place),
               word(export, "%s%s", "d_result", ""));
}

static void add_hessian_products(Export *export) {
    Value variables[MOST_FORMALS], rates[MOST_FORMALS], gradients[MOST_FORMALS];
    if (!is_number(export, "Hessian")) return;
    add_directions(export, variables, rates);
    add_value(export);
    find_gradients(export, export->value, NULL, gradients);
    for (int i = 0; i < export->wanted_count; i++) {
        Value along = derivative_along(export->expansion, gradients[i], export->wanted_count,
                                       variables, rates, NULL, export->place);
        add_result(export, along, word(export, "h_%s%s", variable_name(export, i), ""));
    }
}

static void add_jacobians(Export *export) {
    int alone = export->wanted_count == 1;
    Value jacobians[MOST_FORMALS];
    find_gradients(export, export->value, NULL, jacobians);
    for (int i = 0; i < export->wanted_count; i++)
        add_result(export, jacobians[i],
                   alone ? word(export, "%s%s", "J", "")
                         : word(export, "J_%s%s", variable_name(export, i), ""));
}

// Of numbers: one matrix, H[i][j], of an entry for each pair of variables.
static void add_hessian_of_numbers(Export *export) {
    Expansion *expansion = export->expansion;
    Program *program = expansion->program;
    Expr **dims = expr_list(program, 2);
    dims[0] = dims[1] = expr_int(program, export->wanted_count);
    Array array = {.type = expansion->real, .role = ROLE_OUTPUT, .rank = 2, .dims = dims};
    array.name = function_unique_name(program, expansion->function, "H");
    array.place = export->place;
    const Array *matrix = function_add_array(program, expansion->function, array);
    Value rows[MOST_FORMALS], entries[MOST_FORMALS];
    find_gradients(export, export->value, NULL, rows);
    for (int i = 0; i < export->wanted_count && rows[i].is_valid; i++) {
        find_gradients(export, rows[i], NULL, entries);
        for (int k = 0; k < export->wanted_count && entries[k].is_valid; k++) {
            Expr **subscripts = expr_list(program, 2);
            subscripts[0] = expr_int(program, i);
            subscripts[1] = expr_int(program, k);
            value_store_in(expansion, entries[k], REDUCER_DEFINE, matrix, subscripts);
        }
    }
}

static void add_hessian(Export *export) {
    int has_arrays = 0;
    if (!is_number(export, "Hessian")) return;
    add_value(export);
    for (int i = 0; i < export->wanted_count; i++) has_arrays |= variable(export, i)->rank > 0;
    if (!has_arrays) {
        add_hessian_of_numbers(export);
        return;
    }
    Value rows[MOST_FORMALS], blocks[MOST_FORMALS];
    find_gradients(export, export->value, NULL, rows);
    for (int i = 0; i < export->wanted_count && rows[i].is_valid; i++) {
        find_gradients(export, rows[i], NULL, blocks);
        for (int k = 0; k < export->wanted_count; k++)
            add_result(export, blocks[k],
                       export->wanted_count == 1 ? word(export, "%s%s", "H", "")
                                                 : word(export, "H_%s_%s", variable_name(export, i),
                                                        variable_name(export, k)));
    }
}

// ---- One export ----

// A C function `sum` is called sum_ here, and its gradient sum_grad.
static void add_word(Buffer *name, const char *word) {
    buffer_printf(name, "%s%s", has_ending(name->text, "_") ? "" : "_", word);
}

// bowl, bowl_grad, or bowl_grad_x where the variables are said.
static const char *exported_name(Export *export, ExportMode mode, const Formal *variables) {
    Buffer name = buffer_new(export->expansion->arena);
    buffer_text(&name, export->function->name);
    if (mode != EXPORT_VALUE) add_word(&name, export_mode_name(mode));
    for (const Formal *v = variables; v; v = v->next) add_word(&name, called(export, v->name));
    return name_of(export->expansion->program->context->names, name.text);
}

static int is_new_name(Export *export, const char *name) {
    Expansion *expansion = export->expansion;
    for (int i = 0; i < expansion->model->function_count; i++) {
        const Function *other = expansion->model->functions[i];
        if (!other->name || strcmp(other->name, name) != 0) continue;
        report_error(expansion->diagnostics, export->place, "'%s' is exported already", name);
        return 0;
    }
    return 1;
}

static void add_results(Export *export, ExportMode mode) {
    switch (mode) {
    case EXPORT_GRAD: add_gradients(export); return;
    case EXPORT_JVP: add_derivative_along(export); return;
    case EXPORT_HVP: add_hessian_products(export); return;
    case EXPORT_JACOBIAN: add_jacobians(export); return;
    case EXPORT_HESSIAN: add_hessian(export); return;
    default: add_value(export); return;
    }
}

// For who proves the function: what it is the derivative of, and by what.
static void record_derivation(Export *export, ExportMode mode) {
    Function *function = export->expansion->function;
    const Array **variables = arena_alloc(export->expansion->arena,
                                          (size_t)(export->wanted_count + 1) * sizeof *variables);
    for (int i = 0; i < export->wanted_count; i++) variables[i] = variable(export, i)->body->array;
    function->mode = mode;
    function->exported = function_name(export);
    function->variables = variables;
    function->variable_count = export->wanted_count;
}

void expand_export(Expansion *expansion, const Declaration *function, const Declaration *line) {
    int is_value = function == line;
    Export export = {.expansion = expansion, .function = function};
    export.place = is_value ? function->name_place : line->place;
    ExportMode mode = is_value ? EXPORT_VALUE : line->mode;
    const char *name = exported_name(&export, mode, is_value ? NULL : line->formals);
    if (!is_new_name(&export, name)) return;
    start_function(expansion, FUNCTION_CALL);
    expansion->function->name = name;
    expansion->function->place = export.place;
    expansion->init = expansion->function;
    set_origin(expansion, line->place);
    Scope scope;
    push_scope(expansion, &scope);
    if (add_arguments(&export) && (is_value || find_wanted(&export, line->formals)) &&
        call(&export)) {
        record_derivation(&export, mode);
        add_results(&export, expansion->options->values_only ? EXPORT_VALUE : mode);
    }
    pop_scope(expansion);
}
