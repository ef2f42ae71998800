// The schedule of a model: from statements to steps, function by function.
#include "schedule/tree.h"

static Procedure schedule_function(Program *program, const Function *function) {
    Procedure procedure = {.kind = function->kind, .function = function};
    Homes homes;
    const Function *narrowed = narrow(program, function, &homes);
    Tree tree = tree_build(program, narrowed, &homes);
    make_variables(&tree);
    place_arrays(&tree, &procedure);
    hoist(&tree);
    procedure.body = make_steps(&tree);
    return procedure;
}

static void add_procedure(Schedule *schedule, const Function *function) {
    Procedure procedure = schedule_function(schedule->program, function);
    schedule->procedures[schedule->procedure_count++] = procedure;
    if (function->kind == FUNCTION_CALL) return;
    if (procedure.real_count > schedule->real_count) schedule->real_count = procedure.real_count;
    if (procedure.integer_count > schedule->integer_count)
        schedule->integer_count = procedure.integer_count;
}

Schedule schedule_model(Program *program, const Model *model) {
    Schedule schedule = {.program = program, .model = model};
    schedule.procedures = arena_alloc(program->context->arena,
                                      (size_t)model->function_count * sizeof *schedule.procedures);
    for (FunctionKind kind = FUNCTION_INIT; kind < FUNCTION_KIND_COUNT; kind++)
        for (int i = 0; i < model->function_count; i++)
            if (model->functions[i]->kind == kind) add_procedure(&schedule, model->functions[i]);
    return schedule;
}
