#include "ad/activity.h"

#include <string.h>

typedef struct Entry {
    const Array *array;
    int position;
} Entry;

// The entry of an array, or where it would stand.
static int find_entry(const Activity *activity, const Array *array) {
    int low = 0, high = activity->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if ((uintptr_t)activity->entries[middle].array < (uintptr_t)array)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int active_position(const Activity *activity, const Array *array) {
    int i = find_entry(activity, array);
    return i < activity->count && activity->entries[i].array == array
               ? activity->entries[i].position
               : -1;
}

static void add_active(Activity *activity, const Array *array) {
    if (active_position(activity, array) >= 0) return;
    Arena *arena = activity->program->context->arena;
    int i = find_entry(activity, array);
    activity->arrays = arena_grow(arena, activity->arrays, activity->count, &activity->capacity,
                                  sizeof *activity->arrays);
    activity->entries = arena_grow(arena, activity->entries, activity->count,
                                   &activity->entry_capacity, sizeof *activity->entries);
    memmove(&activity->entries[i + 1], &activity->entries[i],
            (size_t)(activity->count - i) * sizeof *activity->entries);
    activity->entries[i] = (Entry){array, activity->count};
    activity->arrays[activity->count++] = array;
}

static void mark_node(Expr *expr, void *data) {
    Nodes *nodes = data;
    Activity *activity = nodes->activity;
    int active = expr->kind == EXPR_READ && active_position(activity, expr->array) >= 0;
    if (expr->kind == EXPR_APPLY && expr->operation->id != OP_STOP)
        for (int i = 0; i < expr->count; i++)
            active |= activity->marks[expr->arguments[i]->id].is_active;
    activity->marks[expr->id] = (Mark){active && type_is_real(expr->type), nodes->count};
    nodes->list = arena_grow(activity->program->context->arena, nodes->list, nodes->count,
                             &nodes->capacity, sizeof *nodes->list);
    nodes->list[nodes->count++] = expr;
}

Nodes mark_nodes(Activity *activity, Expr *expr) {
    Nodes nodes = {.activity = activity};
    while (activity->mark_capacity <= expr->id)
        activity->marks =
            arena_grow(activity->program->context->arena, activity->marks, activity->mark_capacity,
                       &activity->mark_capacity, sizeof *activity->marks);
    expr_each(activity->program, expr, mark_node, &nodes);
    return nodes;
}

static int varies(Activity *activity, Expr *expr) {
    mark_nodes(activity, expr);
    return activity->marks[expr->id].is_active;
}

Activity find_activity(Program *program, const Function *function, const Region *open, int count,
                       const Array *const *wanted) {
    Activity activity = {.program = program, .open = open};
    for (int i = 0; i < count; i++) add_active(&activity, wanted[i]);
    // In a region a statement may read what varies only because of one after it.
    for (int again = 1; again;) {
        again = 0;
        for (int i = 0; i < function->statement_count; i++) {
            const Statement *statement = function->statements[i];
            int known = activity.count;
            if (varies(&activity, statement->value)) add_active(&activity, statement->target);
            again |= activity.count > known && statement->region;
        }
    }
    return activity;
}

int varies_with(Program *program, const Function *function, Expr *value, int count,
                const Array *const *arrays) {
    Activity activity = find_activity(program, function, NULL, count, arrays);
    return varies(&activity, value);
}
