// Models: inputs, outputs, loss, metrics and an optimizer.
#include "sema/expansion.h"

#include <string.h>

static void reserve(Expansion *expansion, const char *name) {
    expansion->reserved =
        arena_grow(expansion->arena, expansion->reserved, expansion->reserved_count,
                   &expansion->reserved_capacity, sizeof *expansion->reserved);
    expansion->reserved[expansion->reserved_count++] = name;
}

static const char *metric_name(const Clause *clause) {
    if (clause->name) return clause->name;
    return clause->value && clause->value->kind == NODE_CALL ? clause->value->name : "metric";
}

static const char *result_name(const Clause *clause) {
    if (clause->kind == CLAUSE_METRIC) return metric_name(clause);
    return clause->kind == CLAUSE_OUTPUT ? clause->name : NULL;
}

static void check_result(Expansion *expansion, const Declaration *declaration,
                         const Clause *clause) {
    const char *name = result_name(clause);
    const Clause *before = declaration->body;
    while (result_name(before) != name) before = before->next;
    if (before == clause) return;
    report_defined(expansion, name, clause->name ? clause->name_place : clause->place,
                   before->name ? before->name_place : before->place);
    if (!clause->name)
        report_note(expansion->diagnostics, (Place){0},
                    "give the metric a name of its own, as in metric name = ...");
}

// The names of results are what the user of the generated code sees: nothing else takes them.
static void reserve_names(Expansion *expansion, const Declaration *declaration) {
    for (const Clause *clause = declaration->body; clause; clause = clause->next) {
        if (!result_name(clause)) continue;
        check_result(expansion, declaration, clause);
        reserve(expansion, result_name(clause));
    }
    reserve(expansion, name_of(expansion->program->context->names, "loss"));
}

// ---- input ----

static int is_integer_type(const TypeSyntax *type) {
    return type->scalar == SCALAR_INT || type->scalar == SCALAR_CLASS;
}

// Returns 0 on error (reported).
static int find_classes(Expansion *expansion, const TypeSyntax *type, Expr **classes) {
    *classes = NULL;
    if (type->scalar != SCALAR_CLASS) return 1;
    *classes = expand_integer(expansion, type->classes);
    if (!*classes) return 0;
    Expr *count = *classes;
    if (count->kind == EXPR_INT && count->integer >= 1 && count->integer <= 1 << 30) return 1;
    report_error(expansion->diagnostics, type->classes->place,
                 "the number of classes is a constant from 1 to %d", 1 << 30);
    return 0;
}

static void expand_input(Expansion *expansion, const Clause *clause) {
    Expr **dims = expr_list(expansion->program, LARGEST_RANK);
    Expr *classes;
    int has_classes = find_classes(expansion, clause->type, &classes);
    int rank = expand_shape(expansion, clause->type, dims);
    Value value = value_invalid();
    if (clause->type->scalar == SCALAR_BOOL) {
        report_error(expansion->diagnostics, clause->type->place,
                     "an input is f32, f64, int or class(n)");
    } else if (rank >= 0 && has_classes) {
        Array array = {.name = clause->name,
                       .type = is_integer_type(clause->type)        ? TYPE_INT
                               : clause->type->scalar == SCALAR_F64 ? TYPE_F64
                               : expansion->options->all_f64        ? TYPE_F64
                               : clause->type->scalar == SCALAR_F32 ? TYPE_F32
                                                                    : expansion->real,
                       .role = ROLE_INPUT,
                       .rank = rank,
                       .dims = dims,
                       .classes = classes,
                       .place = clause->place};
        array.name = function_unique_name(expansion->program, expansion->function, clause->name);
        value = value_of_array(expansion,
                               function_add_array(expansion->program, expansion->function, array));
        value = value_of_type(expansion, value, clause->type);
    }
    bind_new(expansion, clause->name, value, clause->name_place);
}

// ---- output, loss, metric ----

static void expand_output(Expansion *expansion, const Clause *clause) {
    Value value;
    if (clause->value) {
        expansion->hint = clause->name;
        expansion->is_named = 1;
        value = value_named(expansion, expand_expression(expansion, clause->value), clause->name);
        expansion->hint = NULL;
        expansion->is_named = 0;
        bind_new(expansion, clause->name, value, clause->name_place);
        scope_find(expansion, clause->name)->is_used = 1;
    } else {
        Binding *binding = scope_find(expansion, clause->name);
        if (!binding) report_unknown_name(expansion, clause->name, clause->name_place);
        if (binding) binding->is_used = 1;
        value = binding ? binding->value : value_invalid();
    }
    if (value.is_valid) value_store_as(expansion, value, ROLE_OUTPUT, clause->name);
}

// Reports a dimension that may be 0 where the mean is taken, and returns 0 then.
static int has_mean(Expansion *expansion, Value value, const char *what, Place place) {
    for (int i = 0; i < value.rank; i++) {
        if (is_at_least_one(expansion, value.slots[i]->extent)) continue;
        report_error(expansion->diagnostics, place,
                     "this %s is averaged over %s, which may be nothing; it has no mean then", what,
                     value_shape_text(expansion, value));
        report_note(expansion->diagnostics, (Place){0},
                    "add up its elements instead, as in sum(i) y[i]");
        return 0;
    }
    return 1;
}

// A value of higher rank stands for its mean.
static Value mean_of(Expansion *expansion, Value value, const char *what, Place place) {
    Program *program = expansion->program;
    if (!value.is_valid) return value;
    if (value_is_ragged(expansion, value)) {
        report_error(expansion->diagnostics, place,
                     "this is %s, with rows of different lengths; say how it becomes a number, as "
                     "in mean(i, j) z[i, j]",
                     value_shape_text(expansion, value));
        return value_invalid();
    }
    if (!has_mean(expansion, value, what, place)) return value_invalid();
    if (value.rank) {
        Expr *number = expr_int(program, 1);
        for (int i = 0; i < value.rank; i++) {
            push_index(expansion, value.slots[i], place);
            number = expr_binary(program, OP_MULTIPLY, number, value.slots[i]->extent);
        }
        Value sum =
            value_reduce(expansion, REDUCER_SUM, value_scalar(value.body), value.rank, NULL);
        expansion->around_count = 0;
        if (!sum.is_valid) return sum;
        value = value_scalar(expr_binary(program, OP_DIVIDE,
                                         expr_convert(program, sum.body, expansion->real),
                                         expr_convert(program, number, expansion->real)));
    }
    value.body = expr_convert(program, value.body, expansion->real);
    return value;
}

static Value expand_mean(Expansion *expansion, const Clause *clause, const char *hint) {
    expansion->hint = hint;
    Value value = expand_expression(expansion, clause->value);
    value =
        mean_of(expansion, value, clause->kind == CLAUSE_LOSS ? "loss" : "metric", clause->place);
    expansion->hint = NULL;
    return value;
}

static void expand_metric(Expansion *expansion, const Clause *clause) {
    const char *name = metric_name(clause);
    Value value = expand_mean(expansion, clause, name);
    if (value.is_valid) value_store_as(expansion, value, ROLE_METRIC, name);
}

// Several loss lines are added up.
static void expand_loss(Expansion *expansion, const Clause *clause, Value *loss) {
    Value value = expand_mean(expansion, clause, "loss");
    if (value.is_valid && loss->is_valid)
        value.body = expr_binary(expansion->program, OP_ADD, loss->body, value.body);
    if (value.is_valid) *loss = value_store(expansion, value, "loss.value");
}

// ---- The model ----

static void expand_clause(Expansion *expansion, const Clause *clause, Value *loss) {
    switch (clause->kind) {
    case CLAUSE_PARAM: expand_param(expansion, clause); return;
    case CLAUSE_STATE: expand_owned_state(expansion, clause); return;
    case CLAUSE_INPUT: expand_input(expansion, clause); return;
    case CLAUSE_OUTPUT: expand_output(expansion, clause); return;
    case CLAUSE_LOSS: expand_loss(expansion, clause, loss); return;
    case CLAUSE_METRIC: expand_metric(expansion, clause); return;
    case CLAUSE_USE: expand_use(expansion, clause); return;
    case CLAUSE_OPTIMIZER: return; // when all parameters are known
    case CLAUSE_FOR: expand_loop(expansion, clause->value, NULL, NULL); return;
    default:
        if (expand_common_clause(expansion, clause)) return;
        report_misplaced(
            expansion, clause,
            "a model is made of input, let, var, for, param, state, use, output, loss, metric "
            "and optimizer");
    }
}

static Type real_type(const Declaration *declaration, const SemaOptions *options) {
    Type type = options->all_f64 ? TYPE_F64 : TYPE_F32;
    for (const Clause *clause = declaration->body; clause; clause = clause->next)
        if (clause->kind == CLAUSE_INPUT && clause->type->scalar == SCALAR_F64) type = TYPE_F64;
    return type;
}

static void expand_clauses(Expansion *expansion, const Declaration *declaration) {
    Value loss = value_invalid();
    const Clause *optimizer = NULL, *first_loss = NULL;
    for (const Clause *clause = declaration->body; clause; clause = clause->next) {
        expansion->origin = NULL;
        begin_clause(expansion, clause);
        if (clause->kind == CLAUSE_LOSS && !first_loss) first_loss = clause;
        if (clause->kind == CLAUSE_OPTIMIZER && optimizer) {
            report_error(expansion->diagnostics, clause->place, "a model has one optimizer line");
            report_note(expansion->diagnostics, (Place){0},
                        "several optimizers stand in one line, with commas between");
        }
        if (clause->kind == CLAUSE_OPTIMIZER) optimizer = clause;
        expand_clause(expansion, clause, &loss);
    }
    expansion->origin = NULL;
    set_origin(expansion, first_loss ? first_loss->place : declaration->name_place);
    if (loss.is_valid) value_store_as(expansion, loss, ROLE_LOSS, "loss");
    store_states(expansion);
    if (optimizer && !first_loss)
        report_error(expansion->diagnostics, optimizer->place,
                     "an optimizer needs a loss, and '%s' has none", declaration->name);
    else if (optimizer) {
        expansion->origin = NULL;
        set_origin(expansion, optimizer->place);
        expand_optimizer(expansion, optimizer);
    }
}

void start_function(Expansion *expansion, FunctionKind kind) {
    expansion->function = model_add_function(expansion->program, expansion->model, kind);
    expansion->instance_count = expansion->reserved_count = 0;
    expansion->check_count = expansion->around_count = expansion->condition_count = 0;
    expansion->region_count = expansion->repeat_count = 0;
    expansion->loop = NULL;
    expansion->scope = NULL;
    expansion->call = NULL;
    expansion->body = NULL;
    expansion->origin = NULL;
    expansion->path = expansion->hint = NULL;
    expansion->is_named = 0;
}

void expand_model(Expansion *expansion, const Declaration *declaration) {
    Program *program = expansion->program;
    Type real = real_type(declaration, expansion->options);
    Model model = {.name = declaration->name, .real = real, .place = declaration->name_place};
    expansion->model = program_add_model(program, model);
    expansion->real = real;
    start_function(expansion, FUNCTION_FORWARD);
    expansion->init = model_add_function(program, expansion->model, FUNCTION_INIT);
    expansion->start_streams = expansion->model_streams = 0;
    expansion->states = NULL;
    expansion->body = declaration;
    reserve_names(expansion, declaration);
    Scope scope;
    push_scope(expansion, &scope);
    expand_clauses(expansion, declaration);
    pop_scope(expansion);
}
