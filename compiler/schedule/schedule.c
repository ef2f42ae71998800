// The schedule of a model: from statements to steps, function by function.
#include "schedule/tree.h"

static Procedure schedule_function(Program *program, const Function *function) {
    Procedure procedure = {.kind = function->kind, .function = function};
    Tree tree = tree_build(program, function);
    make_variables(&tree);
    place_arrays(&tree, &procedure);
    hoist(&tree);
    procedure.body = make_steps(&tree);
    return procedure;
}

Schedule schedule_model(Program *program, const Model *model) {
    Schedule schedule = {.program = program, .model = model};
    schedule.procedures = arena_alloc(program->context->arena,
                                      FUNCTION_KIND_COUNT * sizeof *schedule.procedures);
    for (FunctionKind kind = FUNCTION_INIT; kind < FUNCTION_KIND_COUNT; kind++) {
        const Function *function = model_function(model, kind);
        if (!function) continue;
        Procedure procedure = schedule_function(program, function);
        schedule.procedures[schedule.procedure_count++] = procedure;
        if (procedure.real_count > schedule.real_count) schedule.real_count = procedure.real_count;
        if (procedure.integer_count > schedule.integer_count)
            schedule.integer_count = procedure.integer_count;
    }
    return schedule;
}
