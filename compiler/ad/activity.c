#include "ad/activity.h"

#include <string.h>

int active_position(const Activity *activity, const Array *array) {
    for (int i = 0; i < activity->count; i++)
        if (activity->arrays[i] == array) return i;
    return -1;
}

static void add_active(Activity *activity, const Array *array) {
    if (active_position(activity, array) >= 0 || !type_is_real(array->type)) return;
    activity->arrays = arena_grow(activity->program->context->arena, activity->arrays,
                                  activity->count, &activity->capacity, sizeof *activity->arrays);
    activity->arrays[activity->count++] = array;
}

static void mark_expr(Expr *expr, void *data) {
    Activity *activity = data;
    int active = expr->kind == EXPR_READ && active_position(activity, expr->array) >= 0;
    if (expr->kind == EXPR_APPLY && expr->operation->id != OP_STOP)
        for (int i = 0; i < expr->count; i++) active |= activity->is_active[expr->arguments[i]->id];
    activity->is_active[expr->id] = (char)(active && type_is_real(expr->type));
}

int mark_active(Activity *activity, Expr *expr) {
    int needed = expr->id + 1;
    if (needed > activity->expr_capacity) {
        char *wider = arena_alloc(activity->program->context->arena, (size_t)needed * 2);
        if (activity->expr_capacity)
            memcpy(wider, activity->is_active, (size_t)activity->expr_capacity);
        activity->is_active = wider;
        activity->expr_capacity = needed * 2;
    }
    expr_each(activity->program, expr, mark_expr, activity);
    return activity->is_active[expr->id];
}

Activity find_activity(Program *program, const Function *function, int count,
                       const Array *const *wanted) {
    Activity activity = {.program = program};
    for (int i = 0; i < count; i++) add_active(&activity, wanted[i]);
    // In a region a statement may read what varies only because of one after it.
    for (int again = 1; again;) {
        again = 0;
        for (int i = 0; i < function->statement_count; i++) {
            const Statement *statement = function->statements[i];
            int known = activity.count;
            if (mark_active(&activity, statement->value)) add_active(&activity, statement->target);
            again |= activity.count > known && statement->region;
        }
    }
    return activity;
}

int settle_extremum(Program *program, Statement *statement) {
    if (statement->reducer != REDUCER_MAXIMUM && statement->reducer != REDUCER_MINIMUM) return 1;
    if (!statement->found) {
        report_error(program->context->diagnostics, statement->target->place,
                     "the derivative of '%s' needs to know where it was found",
                     statement->target->name);
        return 0;
    }
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)(statement->loop_count + 1) * sizeof *loops);
    Expr **from = expr_list(program, statement->loop_count);
    Expr **to = expr_list(program, statement->loop_count);
    int kept = 0, found = 0;
    for (int i = 0; i < statement->loop_count; i++) {
        if (statement_stands_alone(statement, statement->loops[i])) {
            loops[kept++] = statement->loops[i];
        } else {
            from[found] = expr_index(program, statement->loops[i]);
            to[found] = expr_read(program, statement->found[found], statement->subscripts);
            found++;
        }
    }
    statement->loops = loops;
    statement->loop_count = kept;
    statement->value = expr_replace(program, statement->value, found, from, to);
    if (statement->guard)
        statement->guard = expr_replace(program, statement->guard, found, from, to);
    statement->reducer = REDUCER_DEFINE;
    statement->found = NULL;
    return 1;
}

static void add_node(Expr *expr, void *data) {
    Nodes *nodes = data;
    nodes->list = arena_grow(nodes->program->context->arena, nodes->list, nodes->count,
                             &nodes->capacity, sizeof *nodes->list);
    nodes->list[nodes->count++] = expr;
}

Nodes list_nodes(Program *program, Expr *expr) {
    Nodes nodes = {.program = program};
    expr_each(program, expr, add_node, &nodes);
    return nodes;
}

int node_position(const Nodes *nodes, Expr *expr) {
    int i = 0;
    while (nodes->list[i] != expr) i++;
    return i;
}
