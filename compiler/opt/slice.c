// From all that a model computes, what one of its functions is asked for.
#include "opt/opt.h"
#include "opt/uses.h"

// The condition that says whether the model is being trained.
static int is_training(const Array *array) {
    return array->role == ROLE_SETTING && array->type == TYPE_BOOL;
}

static Expr *training_of(Program *program, const Function *function) {
    for (int i = 0; i < function->array_count; i++)
        if (is_training(function->arrays[i])) return expr_read(program, function->arrays[i], NULL);
    return NULL;
}

// Adds the statement with a condition that is known now, unless it never acts then.
static void add_decided(Program *program, Function *function, const Statement *statement,
                        Expr *condition, int holds) {
    Expr *truth = expr_bool(program, holds);
    Statement decided = replace_in_statement(program, *statement, 1, &condition, &truth);
    if (decided.guard && expr_is_number(decided.guard, 0)) return;
    if (decided.guard && expr_is_constant(decided.guard)) decided.guard = NULL;
    function_add_statement(program, function, decided);
}

Function *slice(Program *program, Model *model, FunctionKind kind, const Function *from,
                unsigned roles, int trains) {
    Function *function = model_add_function(program, model, kind);
    Expr *training = training_of(program, from);
    for (int i = 0; i < from->array_count; i++)
        if (!is_training(from->arrays[i])) function_share_array(program, function, from->arrays[i]);
    for (int i = 0; i < from->statement_count; i++) {
        const Statement *statement = from->statements[i];
        Role role = statement->target->role;
        if (is_result(kind, role) && !(roles >> role & 1)) continue;
        if (training)
            add_decided(program, function, statement, training, trains);
        else
            function_share_statement(program, function, statement);
    }
    return function;
}
