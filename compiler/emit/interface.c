#include "emit/interface.h"
#include "ir/affine.h"

#include <limits.h>
#include <string.h>

// ---- Members ----

static int is_member(const Members *members, const Array *array) {
    for (int i = 0; i < members->count; i++)
        if (strcmp(members->items[i].array->name, array->name) == 0) return 1;
    return 0;
}

const char *member_name(const Members *members, const Array *array) {
    for (int i = 0; i < members->count; i++)
        if (strcmp(members->items[i].array->name, array->name) == 0) return members->items[i].name;
    return array->name;
}

static void add_member(Members *members, Lexicon *lexicon, const Array *array) {
    members->items = arena_grow(lexicon->arena, members->items, members->count, &members->capacity,
                                sizeof(Member));
    members->items[members->count++] = (Member){array, lexicon_claim(lexicon, array->name)};
}

static void add_members(Members *members, Lexicon *lexicon, const Function *function, Role role) {
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (array->role == role && !is_member(members, array)) add_member(members, lexicon, array);
    }
}

// The arrays of a role in the model's functions; in the optimizer's, parameters are one flat array.
static void collect_members(const Interface *interface, Members *members, Lexicon *lexicon,
                            Role role) {
    const Model *model = interface->schedule->model;
    for (int i = 0; i < model->function_count; i++)
        if (model->functions[i]->kind != FUNCTION_UPDATE &&
            model->functions[i]->kind != FUNCTION_CALL)
            add_members(members, lexicon, model->functions[i], role);
}

int is_step_count(const Array *array) {
    return array->type == TYPE_INT && strcmp(array->name, "t") == 0;
}

static void collect_optimizer(Interface *interface) {
    const Procedure *update = interface->procedures[FUNCTION_UPDATE];
    if (!update) return;
    Lexicon lexicon = lexicon_of_struct(interface->arena, &interface->macros);
    lexicon_claim(&lexicon, "t");
    for (int i = 0; i < update->function->array_count; i++) {
        const Array *array = update->function->arrays[i];
        Members *members = array->role == ROLE_SETTING ? &interface->settings : &interface->kept;
        if (array->role == ROLE_SETTING ? is_step_count(array) : array->role != ROLE_STATE)
            continue;
        add_member(members, &lexicon, array);
    }
}

static int64_t count_entries(Interface *interface, const Members *members) {
    int64_t count = 0;
    for (int i = 0; i < members->count; i++) {
        const Array *array = members->items[i].array;
        count = saturated_sum(count, array_size(interface->program, array));
        if (array->rank > interface->largest_rank) interface->largest_rank = array->rank;
    }
    return count;
}

static void count_owned(Interface *interface) {
    interface->largest_rank = 1;
    interface->parameter_count = count_entries(interface, &interface->parameters);
    interface->state_count = count_entries(interface, &interface->states);
}

// The procedures with what they speak of, and the dimensions of the model's arrays.
static void collect_procedures(Interface *interface) {
    const Schedule *schedule = interface->schedule;
    const Model *model = schedule->model;
    for (int i = 0; i < schedule->procedure_count; i++) {
        const Procedure *procedure = &schedule->procedures[i];
        uses_add_steps(&interface->uses, procedure->body);
        if (procedure->kind == FUNCTION_CALL) continue;
        uses_add_steps(&interface->model_uses, procedure->body);
        Uses uses = {.program = interface->program};
        uses_add_steps(&uses, procedure->body);
        interface->procedures[procedure->kind] = procedure;
        interface->is_random[procedure->kind] = uses.random;
    }
    for (int i = 0; i < model->function_count; i++)
        for (int k = 0; k < model->functions[i]->array_count; k++)
            for (int d = 0; d < model->functions[i]->arrays[k]->rank; d++)
                uses_add_expr(&interface->model_uses, model->functions[i]->arrays[k]->dims[d]);
}

// No variable of the file has its name, and no member.
static const char *claim_macro(Interface *interface, const char *name) {
    const char *wanted = arena_printf(interface->arena, "%s_%s", interface->macro_prefix, name);
    return lexicon_claim(&interface->macros, lexicon_claim(&interface->file, wanted));
}

static void collect_sizes(Interface *interface) {
    const Program *program = interface->program;
    interface->sizes = arena_alloc(interface->arena, (size_t)program->dim_count * sizeof(Size));
    for (int i = 0; i < program->dim_count; i++) {
        const Dim *dim = program->dims[i];
        if (!uses_dim(&interface->model_uses, dim)) continue;
        const char *capitals = identifier(interface->arena, dim->name, 1);
        const char *macro = arena_printf(interface->arena, "MAX_%s", capitals);
        interface->sizes[interface->size_count++] =
            (Size){.dim = dim, .macro = claim_macro(interface, macro)};
    }
}

static void collect_structs(Interface *interface) {
    collect_sizes(interface);
    Lexicon empty = lexicon_of_struct(interface->arena, &interface->macros);
    Lexicon batch = empty, parameters = empty, outputs = empty, metrics = empty, states = empty;
    for (int i = 0; i < interface->size_count; i++)
        interface->sizes[i].name = lexicon_claim(&batch, interface->sizes[i].dim->name);
    collect_members(interface, &interface->inputs, &batch, ROLE_INPUT);
    collect_members(interface, &interface->parameters, &parameters, ROLE_PARAMETER);
    collect_members(interface, &interface->states, &states, ROLE_STATE);
    collect_members(interface, &interface->outputs, &outputs, ROLE_OUTPUT);
    collect_members(interface, &interface->metrics, &metrics, ROLE_LOSS);
    collect_members(interface, &interface->metrics, &metrics, ROLE_METRIC);
    collect_optimizer(interface);
}

// ---- Names of the file ----

// Takes the names of types, functions and macros, so that nothing else has them.
static void claim_model_names(Interface *interface) {
    static const char *const names[] = {
        "params",    "state",  "batch",   "outputs",        "metrics",    "optimizer", "work",
        "parameter", "init",   "predict", "optimizer_init", "loss",       "grad",      "update",
        "step",      "status", "message", "are_classes",    "parameters", "states",
    };
    static const char *const macros[] = {
        "OK",
        "NULL_POINTER",
        "SIZE_OUT_OF_RANGE",
        "CLASS_OUT_OF_RANGE",
        "PARAMETER_COUNT",
        "PARAMETER_ARRAYS",
        "STATE_COUNT",
        "STATE_ARRAYS",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        lexicon_claim(&interface->file,
                      arena_printf(interface->arena, "%s_%s", interface->prefix, names[i]));
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++) claim_macro(interface, macros[i]);
}

static void name_operators(Interface *interface) {
    for (int i = 0; i < interface->uses.operator_count; i++) {
        UsedOperator *used = interface->uses.operators[i];
        const char *suffix = used->type == interface->real ? "" : type_name(used->type);
        const char *wanted = arena_printf(interface->arena, "%s_%s%s%s", interface->prefix,
                                          used->operation->name, *suffix ? "_" : "", suffix);
        used->name = lexicon_claim(&interface->file, wanted);
    }
}

// ---- Calls ----

static int is_returned(const Array *output) {
    return output->rank == 0 && strcmp(output->name, "result") == 0;
}

Place place_of(const Call *call) {
    if (call->procedure->function->place.source) return call->procedure->function->place;
    if (call->result) return call->result->place;
    return call->outputs.count ? call->outputs.items[0].array->place : (Place){0};
}

// The name is that of the source, with a prefix where one is asked for.
static const char *wanted_name(const Interface *interface, const Call *call) {
    const char *name = call->procedure->function->name, *prefix = interface->call_prefix;
    return prefix ? arena_printf(interface->arena, "%s_%s", prefix, name) : name;
}

static void collect_calls(Interface *interface) {
    const Schedule *schedule = interface->schedule;
    interface->calls =
        arena_alloc(interface->arena, (size_t)schedule->procedure_count * sizeof(Call));
    for (int i = 0; i < schedule->procedure_count; i++) {
        const Procedure *procedure = &schedule->procedures[i];
        if (procedure->kind != FUNCTION_CALL) continue;
        Call *call = &interface->calls[interface->call_count++];
        call->procedure = procedure;
        call->name = lexicon_claim(&interface->file, wanted_name(interface, call));
    }
}

// A caller has to know the name: it is not made another in silence.
static void check_name(const Interface *interface, const Call *call) {
    const char *wanted = wanted_name(interface, call);
    if (strcmp(call->name, wanted) != 0 || is_linked(wanted))
        report_error(interface->program->context->diagnostics, place_of(call),
                     "'%s' is reserved in C, or taken in the generated file: an exported function "
                     "needs another name",
                     wanted);
}

// What is kept has to have a size that is known.
static void check_locals(const Interface *interface, const Call *call) {
    const Procedure *procedure = call->procedure;
    for (int i = 0; i < procedure->placement_count; i++) {
        const Array *array = procedure->placements[i].array;
        const Dim *dim = dim_without_bound(interface->program, array->rank, array->dims);
        if (dim)
            report_error(interface->program->context->diagnostics, place_of(call),
                         "%s has to keep '%s', %s, and nothing says how large '%s' can be: say it, "
                         "as in -D %s=100",
                         call->name, array->name, type_and_dims(interface->arena, array), dim->name,
                         dim->name);
    }
}

// All that the file names begins with its prefix.
static void check_prefix(const Interface *interface) {
    if (is_of_runtime(arena_printf(interface->arena, "%s_", interface->macro_prefix)))
        report_error(interface->program->context->diagnostics, interface->schedule->model->place,
                     "names that begin with gradc_ are those of the runtime: choose another name "
                     "than '%s', or another --prefix",
                     interface->prefix);
}

static int is_argument(const Function *function, const Dim *dim) {
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->role == ROLE_SIZE &&
            strcmp(function->arrays[i]->name, dim->name) == 0)
            return 1;
    return 0;
}

static void add_size(Call *call, Lexicon *lexicon, const Dim *dim, int position) {
    call->sizes[call->size_count++] =
        (Size){dim, lexicon_claim(lexicon, dim->name), NULL, position};
}

// The dimensions that the function knows: first those that the source has not among the arguments.
static void collect_call_sizes(const Interface *interface, Call *call, Lexicon *lexicon) {
    const Function *function = call->procedure->function;
    const Program *program = interface->program;
    int position = 0;
    Uses uses = {.program = interface->program};
    uses_add_steps(&uses, call->procedure->body);
    for (int i = 0; i < function->array_count; i++)
        for (int d = 0; d < function->arrays[i]->rank; d++)
            uses_add_expr(&uses, function->arrays[i]->dims[d]);
    call->sizes = arena_alloc(interface->arena, (size_t)(program->dim_count + 1) * sizeof(Size));
    for (int i = 0; i < program->dim_count; i++)
        if (uses_dim(&uses, program->dims[i]) && !is_argument(function, program->dims[i]))
            add_size(call, lexicon, program->dims[i], 0);
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (array->role == ROLE_INPUT) position++;
        if (array->role == ROLE_SIZE)
            add_size(call, lexicon, program_dim(program, array->name), position);
    }
}

// All names of the file must be taken before.
static void collect_arguments(const Interface *interface, Call *call) {
    const Function *function = call->procedure->function;
    Lexicon lexicon = lexicon_new(interface->arena, &interface->file);
    collect_call_sizes(interface, call, &lexicon);
    add_members(&call->inputs, &lexicon, function, ROLE_INPUT);
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (array->role != ROLE_OUTPUT) continue;
        if (is_returned(array))
            call->result = array;
        else
            add_member(&call->outputs, &lexicon, array);
    }
}

static int is_any_but_calls(const Model *model) {
    for (int i = 0; i < model->function_count; i++)
        if (model->functions[i]->kind != FUNCTION_CALL) return 1;
    return model->function_count == 0;
}

Interface interface_of(const Schedule *schedule, const EmitOptions *options) {
    Arena *arena = schedule->program->context->arena;
    const char *prefix = options->prefix ? options->prefix : schedule->model->name;
    Interface interface = {
        .arena = arena,
        .program = schedule->program,
        .schedule = schedule,
        .real = schedule->model->real,
        .prefix = prefix,
        .call_prefix = options->prefix,
        .macro_prefix = identifier(arena, prefix, 1),
        .uses = {.program = schedule->program, .is_strict = options->is_strict},
        .model_uses = {.program = schedule->program},
        .file = lexicon_new(arena, NULL),
        .macros = lexicon_new(arena, NULL),
        .is_model = is_any_but_calls(schedule->model),
    };
    collect_procedures(&interface);
    claim_macro(&interface, "H");
    if (interface.is_model) claim_model_names(&interface);
    collect_calls(&interface);
    collect_structs(&interface);
    name_operators(&interface);
    for (int i = 0; i < interface.call_count; i++) {
        collect_arguments(&interface, &interface.calls[i]);
        check_name(&interface, &interface.calls[i]);
        check_locals(&interface, &interface.calls[i]);
    }
    check_prefix(&interface);
    count_owned(&interface);
    return interface;
}

// ---- Types and shapes ----

const char *c_type(Type type) {
    switch (type) {
    case TYPE_F32: return "float";
    case TYPE_F64: return "double";
    case TYPE_SEED: return "uint64_t";
    default: return "int";
    }
}

const char *c_entry_type(Type type) {
    return type_is_real(type) || type == TYPE_SEED ? c_type(type) : "int32_t";
}

static int has_integers(const Members *members) {
    for (int i = 0; i < members->count; i++) {
        const Array *array = members->items[i].array;
        if (array->type == TYPE_SEED || (array->rank && !type_is_real(array->type))) return 1;
    }
    return 0;
}

int header_needs_integers(const Interface *interface) {
    for (int i = 0; i < interface->call_count; i++) {
        const Call *call = &interface->calls[i];
        if (has_integers(&call->inputs) || has_integers(&call->outputs)) return 1;
    }
    return interface->is_model;
}

int source_needs_integers(const Interface *interface) {
    if (header_needs_integers(interface)) return 0;
    for (int i = 0; i < interface->call_count; i++)
        if (interface->calls[i].procedure->integer_count) return 1;
    return 0;
}

const char *dims_text(Arena *arena, const Array *array) {
    Buffer text = buffer_new(arena);
    for (int i = 0; i < array->rank; i++) {
        buffer_text(&text, i ? ", " : "[");
        ir_print_expr(&text, array->dims[i]);
    }
    if (array->rank) buffer_char(&text, ']');
    return text.text;
}

const char *type_and_dims(Arena *arena, const Array *array) {
    Buffer text = buffer_new(arena);
    buffer_text(&text, array->classes ? "class(" : type_name(array->type));
    if (array->classes) {
        ir_print_expr(&text, array->classes);
        buffer_char(&text, ')');
    }
    buffer_text(&text, dims_text(arena, array));
    return text.text;
}

int64_t extent_in_memory(const Interface *interface, const Array *array, int dimension) {
    return affine_bound(interface->program, array->dims[dimension]);
}

const char *extents_text(const Interface *interface, const Array *array, int first) {
    Buffer text = buffer_new(interface->arena);
    for (int i = first; i < array->rank; i++)
        buffer_printf(&text, "[%lld]", (long long)extent_in_memory(interface, array, i));
    return text.text;
}

const char *argument_extents_text(const Interface *interface, const Array *array) {
    if (has_inner_size(array)) return NULL;
    if (!array->rank || array->dims[0]->kind == EXPR_INT) return extents_text(interface, array, 0);
    return arena_printf(interface->arena, "[]%s", extents_text(interface, array, 1));
}

int has_inner_size(const Array *array) {
    for (int i = 1; i < array->rank; i++)
        if (array->dims[i]->kind != EXPR_INT) return 1;
    return 0;
}

int is_larger_than_int(Program *program, const Array *array) {
    return array_size(program, array) > INT_MAX;
}
