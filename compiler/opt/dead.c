// What no result needs is taken out.
#include "opt/opt.h"
#include "opt/uses.h"

static int is_result(const Function *function, const Array *array) {
    switch (array->role) {
    case ROLE_LOCAL: case ROLE_INPUT: case ROLE_STATE: case ROLE_SETTING: return 0;
    case ROLE_PARAMETER: return function->kind == FUNCTION_INIT;
    case ROLE_GRADIENT: return function->kind != FUNCTION_UPDATE;
    default: return 1;
    }
}

static int is_read_later(Program *program, const Function *function, const char *dropped, int from,
                         const Array *array) {
    for (int i = from + 1; i < function->statement_count; i++)
        if (!dropped[i] && statement_reads(program, function->statements[i], array)) return 1;
    return 0;
}

static int reads_any(Program *program, const Function *function, const char *dropped, int from,
                     const Statement *statement) {
    int count = statement->found ? statement->loop_count - statement->target->rank : 0;
    for (int i = 0; i < count; i++)
        if (is_read_later(program, function, dropped, from, statement->found[i])) return 1;
    return 0;
}

// An array of which only the places found are read, or only the value.
static void drop_found(Program *program, Function *function, int position) {
    Statement *bare =
        arena_alloc(program->context->arena, sizeof *bare);
    *bare = *function->statements[position];
    bare->found = NULL;
    function->statements[position] = bare;
}

static void keep_used_arrays(Program *program, Function *function) {
    int kept = 0, at;
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        int is_needed = array->role == ROLE_PARAMETER || array->role == ROLE_STATE ||
                        array->role == ROLE_SETTING || array->role == ROLE_GRADIENT;
        if (is_needed || count_writers(function, array, &at) ||
            count_readers(program, function, array, &at))
            function->arrays[kept++] = array;
    }
    function->array_count = kept;
}

void remove_dead(Program *program, Function *function) {
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = function->statement_count - 1; i >= 0; i--) {
        const Statement *statement = function->statements[i];
        int finds = reads_any(program, function, dropped, i, statement);
        int is_needed = is_result(function, statement->target) || finds ||
                        is_read_later(program, function, dropped, i, statement->target);
        dropped[i] = (char)!is_needed;
        if (is_needed && !finds && statement->found) drop_found(program, function, i);
    }
    drop_statements(function, dropped);
    keep_used_arrays(program, function);
}

Function *slice(Program *program, Model *model, FunctionKind kind, const Function *from,
                unsigned roles) {
    Function *function = model_add_function(program, model, kind);
    for (int i = 0; i < from->array_count; i++)
        function_share_array(program, function, from->arrays[i]);
    for (int i = 0; i < from->statement_count; i++) {
        const Statement *statement = from->statements[i];
        int is_wanted = roles >> statement->target->role & 1;
        if (is_wanted || !is_result(function, statement->target))
            function_share_statement(program, function, statement);
    }
    return function;
}
