// The schedule of a model: from statements to steps, function by function.
#include "schedule/tree.h"

static Tree tree_of(Program *program, const Function *function, Homes *homes) {
    const Function *narrowed = narrow(program, function, homes);
    Tree tree = tree_build(program, narrowed, homes);
    make_variables(&tree);
    return tree;
}

Procedure place_function(Program *program, const Function *function) {
    Procedure procedure = {.kind = function->kind, .function = function};
    Homes homes;
    Tree tree = tree_of(program, function, &homes);
    place_arrays(&tree, &procedure);
    return procedure;
}

static Procedure schedule_function(Program *program, const Function *function) {
    Procedure procedure = {.kind = function->kind, .function = function};
    Homes homes;
    Tree tree = tree_of(program, function, &homes);
    place_arrays(&tree, &procedure);
    hoist(&tree);
    procedure.body = make_steps(&tree);
    return procedure;
}

void count_work(Schedule *schedule) {
    schedule->real_count = schedule->integer_count = 0;
    for (int i = 0; i < schedule->procedure_count; i++) {
        Procedure procedure = schedule->procedures[i];
        if (procedure.kind == FUNCTION_CALL) continue;
        if (procedure.real_count > schedule->real_count)
            schedule->real_count = procedure.real_count;
        if (procedure.integer_count > schedule->integer_count)
            schedule->integer_count = procedure.integer_count;
    }
}

Schedule schedule_model(Program *program, const Model *model) {
    Schedule schedule = {.program = program, .model = model};
    schedule.procedures = arena_alloc(program->context->arena,
                                      (size_t)model->function_count * sizeof *schedule.procedures);
    for (FunctionKind kind = FUNCTION_INIT; kind < FUNCTION_KIND_COUNT; kind++)
        for (int i = 0; i < model->function_count; i++)
            if (model->functions[i]->kind == kind)
                schedule.procedures[schedule.procedure_count++] =
                    schedule_function(program, model->functions[i]);
    count_work(&schedule);
    return schedule;
}
