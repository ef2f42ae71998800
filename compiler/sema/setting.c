// What a call is told beside its batch: the seed of random numbers, and whether it trains.
#include "sema/expansion.h"

#include <string.h>

// The setting of the function that is being made.
static Expr *read_setting(Expansion *expansion, const char *name, Type type) {
    Function *function = expansion->function;
    name = name_of(expansion->program->context->names, name);
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->role == ROLE_SETTING && function->arrays[i]->type == type)
            return expr_read(expansion->program, function->arrays[i], NULL);
    Array setting = {.name = function_unique_name(expansion->program, function, name),
                     .type = type,
                     .role = ROLE_SETTING};
    return expr_read(expansion->program, function_add_array(expansion->program, function, setting),
                     NULL);
}

// ---- training ----

Expr *is_training(Expansion *expansion) {
    if (expansion->function->kind != FUNCTION_FORWARD) return expr_bool(expansion->program, 0);
    return read_setting(expansion, "training", TYPE_BOOL);
}

int find_training(Expansion *expansion, const char *name, Value *value) {
    FunctionKind kind = expansion->function->kind;
    if ((kind != FUNCTION_FORWARD && kind != FUNCTION_CALL) || strcmp(name, "training") != 0)
        return 0;
    *value = value_scalar(is_training(expansion));
    return 1;
}

// ---- uniform() ----

// The number of an element among all that these indices have, counting on from `counter`; NULL on
// error (reported), and where that is NULL.
static Expr *count_elements(Expansion *expansion, Expr *counter, int count,
                            const Index *const *indices, Place place) {
    Program *program = expansion->program;
    for (int i = 0; i < count && counter; i++)
        if (!has_range(expansion, indices[i], place)) return NULL;
    Expr **extents = counter ? dimensions_over(expansion, count, indices, place) : NULL;
    for (int i = 0; i < count && extents; i++) {
        counter = expr_binary(program, OP_MULTIPLY, counter, extents[i]);
        counter = expr_binary(program, OP_ADD, counter, expr_index(program, indices[i]));
    }
    return extents ? counter : NULL;
}

// Starting values have streams from 0 up; those of the model itself, from -1 down, leave them
// alone.
static int next_stream(Expansion *expansion) {
    return expansion->function->kind == FUNCTION_INIT ? expansion->start_streams++
                                                      : -1 - expansion->model_streams++;
}

// What was looked into for calls of uniform().
typedef struct Search {
    const Expansion *expansion;
    const Declaration **visited;
    int count, capacity;
} Search;

static int finds_uniform(Search *search, const Declaration *declaration);

static int finds_in_callables(Search *search, const char *name) {
    const Modules *modules = search->expansion->modules;
    const Declaration *each = modules_find(modules, name, NULL);
    for (; each; each = modules_find(modules, name, each))
        if (is_callable(each) && finds_uniform(search, each)) return 1;
    return 0;
}

static int is_random(const Node *node, void *search) {
    if (node->kind != NODE_CALL) return 0;
    return strcmp(node->name, "uniform") == 0 || finds_in_callables(search, node->name);
}

// In an instance that the body may call under another name.
static int finds_in_instances(Search *search, const Declaration *declaration) {
    for (const Clause *clause = declaration->body; clause; clause = clause->next)
        if (clause->kind == CLAUSE_USE && finds_in_callables(search, clause->value->name)) return 1;
    return 0;
}

// A starting value is drawn once, and not where its parameter or state is used.
static int draws(Search *search, const Clause *clause) {
    Clause alone = *clause;
    alone.next = NULL;
    return clause->kind != CLAUSE_PARAM && clause->kind != CLAUSE_STATE &&
           clauses_have(&alone, is_random, search);
}

static int finds_uniform(Search *search, const Declaration *declaration) {
    for (int i = 0; i < search->count; i++)
        if (search->visited[i] == declaration) return 0;
    search->visited = arena_grow(search->expansion->arena, search->visited, search->count,
                                 &search->capacity, sizeof(Declaration *));
    search->visited[search->count++] = declaration;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        if (node_has(formal->default_value, is_random, search)) return 1;
    for (const Clause *clause = declaration->body; clause; clause = clause->next)
        if (draws(search, clause)) return 1;
    return finds_in_instances(search, declaration);
}

int may_be_random(const Expansion *expansion, const Node *node, const Clause *clauses) {
    Search search = {.expansion = expansion};
    return node_has(node, is_random, &search) || clauses_have(clauses, is_random, &search) ||
           (expansion->body && finds_in_instances(&search, expansion->body));
}

Value expand_uniform(Expansion *expansion, Place place) {
    Program *program = expansion->program;
    int is_start = expansion->function->kind == FUNCTION_INIT;
    if (!is_start && expansion->function->kind != FUNCTION_FORWARD) {
        report_error(expansion->diagnostics, place,
                     "random numbers are for models and the starting values of parameters");
        return value_invalid();
    }
    Expr *counter = expr_int(program, 0);
    const Index *const *around = expansion->around;
    int rounds = is_start ? expansion->repeat_count : 0;
    counter = count_elements(expansion, counter, rounds, around, place);
    if (is_start && !expansion->is_element)
        counter =
            count_elements(expansion, counter, expansion->entry_count, expansion->entries, place);
    counter = count_elements(expansion, counter, expansion->around_count - rounds, around + rounds,
                             place);
    if (!counter || !integers_fit(expansion, counter, place)) return value_invalid();
    Expr *arguments[] = {read_setting(expansion, "seed", TYPE_SEED),
                         expr_int(program, next_stream(expansion)), counter};
    return value_scalar(expr_apply(program, operator_of(OP_UNIFORM), arguments));
}
