#include "pipeline.h"

#include "ad/gradient.h"
#include "emit/runtime.h"
#include "opt/opt.h"
#include "schedule/cost.h"
#include "sema/extern.h"

#include <string.h>

// What loops compute again, so that less is kept from the forward to the backward pass.
typedef enum Thrift {
    THRIFT_NONE,
    THRIFT_ROUNDS,   // each round of a loop, where it is differentiated
    THRIFT_SEGMENTS, // the same with long loops in segments, of which only the start is kept
    THRIFT_COUNT,
} Thrift;

typedef struct Pass {
    const char *name;
    void (*run)(Program *program, Function *function);
    Thrift thrift; // it is for this one and those that keep even less
} Pass;

// The optimisation of every function, in this order.
static const Pass passes[] = {
    {"remove-dead", remove_dead, THRIFT_NONE},
    {"settle", settle, THRIFT_NONE},
    {"define", define, THRIFT_NONE},
    {"share", share, THRIFT_NONE},
    {"accumulate", accumulate, THRIFT_NONE},
    {"merge", merge, THRIFT_NONE},
    {"forward-copies", forward_copies, THRIFT_NONE},
    {"remove-dead", remove_dead, THRIFT_NONE},
    {"recompute", recompute, THRIFT_ROUNDS},
    {"remove-dead", remove_dead, THRIFT_ROUNDS},
};

enum { PASS_COUNT = sizeof passes / sizeof *passes };

static int failed(const Context *context) {
    return context->diagnostics->error_count > 0;
}

static void run_pass(Program *program, const Pass *pass) {
    for (int i = 0; i < program->model_count; i++)
        for (int k = 0; k < program->models[i]->function_count; k++) {
            Function *function = program->models[i]->functions[k];
            if (function->kind != FUNCTION_FORWARD) pass->run(program, function);
        }
    ir_verify(program, pass->name);
}

// ---- From IR to what a model offers ----

static int has_result(const Function *function, Role role) {
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->role == role) return 1;
    return 0;
}

// From all that the model computes: its outputs, its loss, and the gradient of that.
static void differentiate(Program *program, Model *model, Thrift thrift) {
    const unsigned score = 1u << ROLE_LOSS | 1u << ROLE_METRIC;
    Function *forward = model_function(model, FUNCTION_FORWARD);
    if (!forward || model_function(model, FUNCTION_GRAD)) return;
    if (thrift == THRIFT_SEGMENTS) segment(program, forward);
    if (has_result(forward, ROLE_OUTPUT))
        slice(program, model, FUNCTION_PREDICT, forward, 1u << ROLE_OUTPUT, 0);
    int has_loss = has_result(forward, ROLE_LOSS);
    if (has_loss || has_result(forward, ROLE_METRIC))
        slice(program, model, FUNCTION_LOSS, forward, score, 0);
    if (has_loss && has_result(forward, ROLE_PARAMETER)) {
        const unsigned all = score | 1u << ROLE_NEXT;
        add_gradients(program, slice(program, model, FUNCTION_GRAD, forward, all, 1));
    }
}

static void optimize(Program *program, Thrift thrift, int64_t largest_work) {
    for (int i = 0; i < PASS_COUNT && !failed(program->context); i++)
        if (passes[i].thrift <= thrift) run_pass(program, &passes[i]);
    if (!largest_work || failed(program->context)) return;
    for (int i = 0; i < program->model_count; i++) fit(program, program->models[i], largest_work);
    ir_verify(program, "fit");
}

static void derive(Program *program, Stage stage, Thrift thrift, int64_t largest_work) {
    for (int i = 0; i < program->model_count; i++)
        differentiate(program, program->models[i], thrift);
    if (!failed(program->context)) ir_verify(program, "reverse");
    if (stage > STAGE_GRAD) optimize(program, thrift, largest_work);
}

static void run_named_passes(Program *program, const char *names) {
    for (const char *name = names; *name;) {
        size_t length = strcspn(name, ","), i = 0;
        while (i < PASS_COUNT &&
               (strlen(passes[i].name) != length || strncmp(passes[i].name, name, length) != 0))
            i++;
        if (i == PASS_COUNT) {
            report_error(program->context->diagnostics, (Place){0}, "no pass is called '%.*s'",
                         (int)length, name);
            return;
        }
        run_pass(program, &passes[i]);
        name += length + (name[length] == ',');
    }
}

// ---- Stages ----

static int is_ir(const Source *source) {
    return has_ending(source->path, ".gir");
}

static int is_c(const Source *source) {
    return has_ending(source->path, ".c") && !source->origin;
}

static Program *read_program(Context *context, Source *source, const CompileOptions *options,
                             const Modules *modules) {
    Program *program =
        is_ir(source) ? ir_read(context, source) : expand(context, modules, &options->sema);
    if (program && !failed(context)) ir_verify(program, is_ir(source) ? NULL : "expansion");
    return program;
}

// ---- Within a given memory ----

// The program that proves names what is its own so.
static int is_of_proof(const char *name) {
    static const char *const beginnings[] = {"proof_", "PROOF_", "dual_", "DUAL_"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) return 1;
    return strcmp(name, "proof") == 0 || runtime_has(name);
}

static void refuse_names_of_proof(Context *context, const Model *model) {
    for (int i = 0; i < model->function_count; i++) {
        const Function *function = model->functions[i];
        if (function->kind == FUNCTION_CALL && is_of_proof(function->name))
            report_error(context->diagnostics, function->place,
                         "'%s' cannot be proved: the program for it has such a name itself",
                         function->name);
    }
}

// What proves the generated code shares no expression with it, and of exported functions only the
// values are expanded.
static void prove(Context *context, Source *source, const CompileOptions *options,
                  const Schedule *schedule, Compiled *compiled) {
    CompileOptions anew = *options;
    anew.sema.values_only = 1;
    Program *program = read_program(context, source, &anew, &compiled->modules);
    if (!program || failed(context)) return;
    const Model *model = program->models[0];
    refuse_names_of_proof(context, model);
    if (model_function(model, FUNCTION_INIT) && !model_function(model, FUNCTION_FORWARD))
        report_error(context->diagnostics, model->place,
                     "without the function forward there is nothing to prove others with");
    if (failed(context)) return;
    const Lines *notes = compiled->modules.count ? compiled->modules.modules[0]->notes : NULL;
    int is_from_c = notes && notes[NOTE_ORIGINAL].count;
    Original original = {0};
    if (is_from_c)
        original = (Original){&notes[NOTE_ORIGINAL], &notes[NOTE_DEFINED], &notes[NOTE_ELSEWHERE],
                              &notes[NOTE_FLAG]};
    compiled->has_larger_sizes = emit_proof(&compiled->proof, schedule, program, model,
                                            is_from_c ? &original : NULL, &options->emit);
    if (is_from_c) emit_original(&compiled->original, schedule, &options->emit, &original);
}

static void emit(Context *context, Source *source, Program *program, const CompileOptions *options,
                 Compiled *compiled) {
    if (program->model_count != 1) {
        Place place = program->model_count ? program->models[1]->place : (Place){0};
        report_error(program->context->diagnostics, place,
                     program->model_count ? "a file that is compiled to C declares one model"
                                          : "there is nothing to compile here");
        return;
    }
    Schedule schedule = schedule_model(program, program->models[0]);
    if (options->stage == STAGE_LOOPS) {
        loops_print(&compiled->source, &schedule);
        return;
    }
    if (!options->largest_work) report_large_stacks(&schedule, &options->emit);
    emit_source(&compiled->source, &schedule, &options->emit);
    emit_header(&compiled->header, &schedule, &options->emit);
    if (options->wants_report) emit_report(&compiled->report, &schedule, &options->emit);
    if (options->wants_proof) prove(context, source, options, &schedule, compiled);
}

static int has_loops(const Model *model) {
    for (int i = 0; i < model->function_count; i++)
        if (function_has_regions(model->functions[i])) return 1;
    return 0;
}

static double operations_of(const Schedule *schedule) {
    Cost cost = {0};
    for (int i = 0; i < schedule->procedure_count; i++)
        cost = cost_sum(cost, cost_of(schedule->program, &schedule->procedures[i]));
    return cost.operations + cost.functions;
}

static int64_t excess(const Schedule *schedule, int64_t largest_work) {
    int64_t bytes = largest_bytes(schedule);
    return bytes > largest_work ? bytes - largest_work : 0;
}

static int is_better(const Schedule *a, const Schedule *b, int64_t largest_work) {
    int64_t x = excess(a, largest_work), y = excess(b, largest_work);
    return x < y || (x == y && operations_of(a) < operations_of(b));
}

// Of the ways that stay within the memory the one that computes the least. Reports where none does.
static Thrift find_thrift(Context *context, Source *source, const CompileOptions *options,
                          const Modules *modules) {
    Thrift found = THRIFT_NONE;
    Schedule best = {0};
    for (int thrift = THRIFT_NONE; thrift < THRIFT_COUNT; thrift++) {
        Program *program = read_program(context, source, options, modules);
        if (program && !failed(context))
            derive(program, STAGE_LOOPS, (Thrift)thrift, options->largest_work);
        if (!program || failed(context) || program->model_count != 1) return THRIFT_NONE;
        Schedule schedule = schedule_model(program, program->models[0]);
        if (best.program && !is_better(&schedule, &best, options->largest_work)) continue;
        best = schedule;
        found = (Thrift)thrift;
        if (!has_loops(program->models[0])) break;
    }
    if (excess(&best, options->largest_work))
        report_shortage(&best, &options->emit, options->largest_work);
    return found;
}

Compiled compile(Context *context, Source *source, const char *const *include_paths,
                 int include_count, const CompileOptions *options) {
    Compiled compiled = {buffer_new(context->arena),
                         buffer_new(context->arena),
                         buffer_new(context->arena),
                         buffer_new(context->arena),
                         buffer_new(context->arena),
                         .modules = {.context = context,
                                     .importer = options->importer,
                                     .c_flags = options->c_flags,
                                     .include_paths = include_paths,
                                     .include_count = include_count}};
    if (is_c(source))
        source = c_read(&compiled.modules, source->path, options->export_count, options->exports);
    if (!source) return compiled;
    if (options->stage == STAGE_AST && !is_ir(source)) {
        ast_print(&compiled.source, parse(context, source));
        return compiled;
    }
    if (!is_ir(source)) modules_load(&compiled.modules, source);
    if (failed(context)) return compiled;
    Thrift thrift = THRIFT_NONE;
    if (options->largest_work) thrift = find_thrift(context, source, options, &compiled.modules);
    if (failed(context)) return compiled;
    Program *program = read_program(context, source, options, &compiled.modules);
    if (!program || failed(context)) return compiled;
    if (options->passes)
        run_named_passes(program, options->passes);
    else if (options->stage > STAGE_IR)
        derive(program, options->stage, thrift, options->largest_work);
    if (failed(context)) return compiled;
    if (options->stage < STAGE_LOOPS)
        ir_print(&compiled.source, program);
    else
        emit(context, source, program, options, &compiled);
    return compiled;
}
