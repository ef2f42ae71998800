#include "ad/gradient.h"

#include "ad/reverse.h"

// d.x[i, ...] = 0
static void add_zero_gradient(Program *program, Function *function, const Array *parameter) {
    report_warning(program->context->diagnostics, WARNING_ZERO_GRADIENT, parameter->place,
                   "the loss does not depend on '%s': its gradient is 0", parameter->name);
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)parameter->rank * sizeof *loops);
    Expr **subscripts = expr_list(program, parameter->rank);
    for (int i = 0; i < parameter->rank; i++) {
        loops[i] = index_new(program, name_of(program->context->names, "i"), parameter->dims[i]);
        subscripts[i] = expr_index(program, loops[i]);
    }
    Array gradient = *parameter;
    const char *name = arena_printf(program->context->arena, "d.%s", parameter->name);
    gradient.name = function_unique_name(program, function, name);
    gradient.role = ROLE_GRADIENT;
    gradient.of = parameter;
    function_add_statement(program, function,
                           (Statement){.loop_count = parameter->rank,
                                       .loops = loops,
                                       .target = function_add_array(program, function, gradient),
                                       .subscripts = subscripts,
                                       .value = expr_real(program, 0, parameter->type)});
}

void add_gradients(Program *program, Function *function) {
    Arena *arena = program->context->arena;
    const Array **wanted = arena_alloc(arena, (size_t)function->array_count * sizeof *wanted);
    const Array *loss = NULL;
    int count = 0;
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        if (array->role == ROLE_LOSS) loss = array;
        if (array->role == ROLE_PARAMETER) wanted[count++] = array;
    }
    Gradient *gradients = arena_alloc(arena, (size_t)count * sizeof *gradients);
    reverse(program, function, NULL, loss, count, wanted, ROLE_GRADIENT, gradients);
    for (int i = 0; i < count; i++)
        if (!gradients[i].array) add_zero_gradient(program, function, wanted[i]);
}
