#include "pipeline.h"

#include "ad/gradient.h"
#include "opt/opt.h"

#include <string.h>

typedef struct Pass {
    const char *name;
    void (*run)(Program *program, Function *function);
} Pass;

// The optimisation of every function, in this order.
static const Pass passes[] = {
    {"remove-dead", remove_dead},
    {"settle", settle},
    {"define", define},
    {"share", share},
    {"accumulate", accumulate},
    {"merge", merge},
    {"forward-copies", forward_copies},
    {"remove-dead", remove_dead},
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
static void differentiate(Program *program, Model *model) {
    const unsigned score = 1u << ROLE_LOSS | 1u << ROLE_METRIC;
    const Function *forward = model_function(model, FUNCTION_FORWARD);
    if (!forward || model_function(model, FUNCTION_GRAD)) return;
    if (has_result(forward, ROLE_OUTPUT))
        slice(program, model, FUNCTION_PREDICT, forward, 1u << ROLE_OUTPUT);
    int has_loss = has_result(forward, ROLE_LOSS);
    if (has_loss || has_result(forward, ROLE_METRIC))
        slice(program, model, FUNCTION_LOSS, forward, score);
    if (has_loss && has_result(forward, ROLE_PARAMETER))
        add_gradients(program, slice(program, model, FUNCTION_GRAD, forward, score));
}

static void optimize(Program *program) {
    for (int i = 0; i < PASS_COUNT && !failed(program->context); i++) run_pass(program, &passes[i]);
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

static Program *read_program(Context *context, Source *source, const CompileOptions *options,
                             Compiled *compiled) {
    size_t length = strlen(source->path);
    if (length > 4 && strcmp(source->path + length - 4, ".gir") == 0) {
        Program *program = ir_read(context, source);
        if (program) ir_verify(program, NULL);
        return program;
    }
    if (options->stage == STAGE_AST) {
        ast_print(&compiled->source, parse(context, source));
        return NULL;
    }
    modules_load(&compiled->modules, source);
    if (failed(context)) return NULL;
    Program *program = expand(context, &compiled->modules, &options->sema);
    if (!failed(context)) ir_verify(program, "expansion");
    return program;
}

static void emit(Program *program, const CompileOptions *options, Compiled *compiled) {
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
    emit_source(&compiled->source, &schedule, &options->emit);
    emit_header(&compiled->header, &schedule, &options->emit);
    if (options->wants_report) emit_report(&compiled->report, &schedule, &options->emit);
}

Compiled compile(Context *context, Source *source, const char *const *include_paths,
                 int include_count, const CompileOptions *options) {
    Compiled compiled = {buffer_new(context->arena),
                         buffer_new(context->arena),
                         buffer_new(context->arena),
                         {context, include_paths, include_count, NULL, 0, 0}};
    Program *program = read_program(context, source, options, &compiled);
    if (!program || failed(context)) return compiled;
    if (options->passes) {
        run_named_passes(program, options->passes);
    } else if (options->stage > STAGE_IR) {
        for (int i = 0; i < program->model_count; i++) differentiate(program, program->models[i]);
        if (!failed(context)) ir_verify(program, "reverse");
        if (options->stage > STAGE_GRAD) optimize(program);
    }
    if (failed(context)) return compiled;
    if (options->stage < STAGE_LOOPS)
        ir_print(&compiled.source, program);
    else
        emit(program, options, &compiled);
    return compiled;
}
