// Arrays with an element for every round of a loop.
#include "sema/loop.h"

// ---- The indices around that matter ----

static int uses(Expansion *expansion, Value value, const Index *index) {
    Expr *expr = expr_index(expansion->program, index);
    if (!value.is_valid) return 0;
    for (int i = 0; i < value.rank; i++)
        if (expr_uses(expansion->program, value.slots[i]->extent, expr)) return 1;
    return expr_uses(expansion->program, value.body, expr);
}

typedef struct Question {
    Expansion *expansion;
    const Index *index;
} Question;

// Whether a name may stand for what depends on the index. If the loop defines it as something else
// there is a dimension too many, but never one too few.
static int depends(const Node *node, void *data) {
    const Question *question = data;
    if (node->kind != NODE_NAME) return 0;
    const Binding *binding = scope_find(question->expansion, node->name);
    return binding && uses(question->expansion, binding->value, question->index);
}

// All under a condition depends on what that does. An index may range up to one further out.
static int is_asked_for(Expansion *expansion, const History *history, const Index *index) {
    Expr *expr = expr_index(expansion->program, index);
    for (int i = 0; i < expansion->condition_count; i++)
        if (uses(expansion, expansion->conditions[i], index)) return 1;
    for (int i = 0; i < history->index_count; i++)
        if (expr_uses(expansion->program, history->indices[i]->extent, expr)) return 1;
    return 0;
}

// Random numbers depend on all indices.
History history_of(Expansion *expansion, int depth, const Node *node, const Clause *clauses,
                   int count, const Value *values) {
    History history = {.depth = depth};
    int is_random = may_be_random(expansion, node, clauses);
    for (int i = expansion->around_count - 1; i >= 0; i--) {
        const Index *index = expansion->around[i];
        if (is_open_loop(expansion, index)) continue;
        Question question = {expansion, index};
        int matters = is_random || is_asked_for(expansion, &history, index) ||
                      node_has(node, depends, &question) ||
                      clauses_have(clauses, depends, &question);
        for (int k = 0; k < count; k++) matters |= uses(expansion, values[k], index);
        if (matters) history.indices[history.index_count++] = index;
    }
    return history;
}

// ---- Cells ----

Expr **cell_of_round(Expansion *expansion, const History *history, Expr *round, Value value,
                     int *count) {
    Program *program = expansion->program;
    Expr **subscripts = expr_list(program, LARGEST_NEST + LARGEST_RANK + 1);
    *count = 0;
    for (int i = 0; i < history->depth; i++)
        subscripts[(*count)++] = expr_index(program, expansion->regions[i].region->index);
    if (round) subscripts[(*count)++] = round;
    for (int i = history->index_count - 1; i >= 0; i--)
        subscripts[(*count)++] = expr_index(program, history->indices[i]);
    for (int i = 0; i < value.rank; i++)
        subscripts[(*count)++] = expr_index(program, value.slots[i]);
    return subscripts;
}

void store_round(Expansion *expansion, const History *history, Expr *round, Reducer reducer,
                 Value value) {
    int count;
    Expr **cell = cell_of_round(expansion, history, round, value, &count);
    value_store_in(expansion, value, reducer, history->array, cell);
}

Value read_round(Expansion *expansion, const History *history, Expr *round, Value shape) {
    int count;
    Expr **cell = cell_of_round(expansion, history, round, shape, &count);
    shape.body = expr_read(expansion->program, history->array, cell);
    return shape;
}

int make_history(Expansion *expansion, History *history, const char *name, Expr *rounds,
                 Value shape, Expr *classes, Place place) {
    Program *program = expansion->program;
    const Index *indices[2 * LARGEST_NEST];
    int count;
    Expr *round = rounds ? expr_index(program, index_new(program, name, rounds)) : NULL;
    Expr **cell = cell_of_round(expansion, history, round, shape, &count);
    for (int i = 0; i < count; i++) {
        indices[i] = cell[i]->index;
        if (!has_range(expansion, indices[i], place)) return 0;
    }
    Expr **dims = dimensions_over(expansion, count, indices, place);
    if (!dims) return 0;
    Array array = {.type = shape.body->type, .rank = count, .dims = dims, .place = place};
    array.classes = classes;
    array.name = new_array_name(expansion, ROLE_LOCAL, name);
    history->array = function_add_array(program, expansion->function, array);
    return 1;
}
