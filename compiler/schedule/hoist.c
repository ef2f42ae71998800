#include "schedule/tree.h"

#include "opt/uses.h"

#include <string.h>

// What has a name already, in the block it was given in.
typedef struct Named {
    Expr *expr;
    const Array *variable;
    const Item *block;
} Named;

typedef struct Hoist {
    Tree *tree;
    Named *named;
    int named_count, named_capacity;
    // About the leaf at hand, by the id of an expression:
    char *is_certain; // it is evaluated whenever the leaf is
    int *use_count;   // how often it occurs, counting other leaves of the same block
    int capacity;
    Item *leaf;
} Hoist;

// ---- What is worth a name ----

static int costs_much(const Operator *operation) {
    switch (operation->id) {
    case OP_DIVIDE:
    case OP_QUOTIENT:
    case OP_REMAINDER: return 1;
    case OP_STOP: return 0;
    default: return operation->fixity == FIX_CALL;
    }
}

static void note_cost(Expr *expr, void *data) {
    if (expr->kind == EXPR_APPLY && costs_much(expr->operation)) *(int *)data = 1;
}

static int is_expensive(Program *program, Expr *expr) {
    int expensive = 0;
    expr_each(program, expr, note_cost, &expensive);
    return expensive;
}

static int is_shared(const Hoist *hoist, Expr *expr) {
    if (hoist->use_count[expr->id] < 2 || expr->kind != EXPR_APPLY || expr->type <= TYPE_INT)
        return 0;
    OperatorId id = expr->operation->id;
    return id != OP_NEGATE && id != OP_CONVERT;
}

// ---- How deep inside the loops an expression has to be computed ----

typedef struct {
    Hoist *hoist;
    int level; // the number of loops that it depends on
} Level;

// A read may not move out of a loop that writes what it reads.
static int level_of_read(const Tree *tree, Item *leaf, const Array *array) {
    int level = 0;
    for (int i = 0; i < tree->leaf_count; i++) {
        Item *writer = tree->leaves[i];
        int writes = storage_of(writer->statement->target) == array;
        for (int k = 0; k < found_count(writer); k++)
            writes |= writer->statement->found[k] == array;
        if (!writes || writer == leaf) continue;
        const Item *block = block_around(leaf->parent, writer);
        int shared = block->parent ? block->depth + 1 : 0;
        if (shared > level) level = shared;
    }
    return level;
}

static void note_level(Expr *expr, void *data) {
    Level *level = data;
    Item *leaf = level->hoist->leaf;
    int found = 0;
    if (expr->kind == EXPR_READ) found = level_of_read(level->hoist->tree, leaf, expr->array);
    if (expr->kind == EXPR_INDEX)
        for (const Item *loop = leaf->parent; loop->index; loop = loop->parent)
            if (loop->index == expr->index) found = loop->depth + 1;
    if (found > level->level) level->level = found;
}

static int level_of(Hoist *hoist, Expr *expr) {
    Level level = {hoist, 0};
    expr_each(hoist->tree->program, expr, note_level, &level);
    return level.level;
}

// ---- Names ----

static const char *name_for(Tree *tree, Expr *expr) {
    static const struct {
        OperatorId id;
        const char *name;
    } names[] = {
        {OP_ADD, "sum"},      {OP_SUBTRACT, "difference"}, {OP_MULTIPLY, "product"},
        {OP_DIVIDE, "ratio"}, {OP_SELECT, "choice"},       {OP_POWER, "power"},
    };
    const char *name = expr->operation->name;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].id == expr->operation->id) name = names[i].name;
    return arena_printf(tree->program->context->arena, "%s_%d", name, ++tree->name_count);
}

static const Array *find_name(const Hoist *hoist, Expr *expr, const Item *block) {
    for (int i = 0; i < hoist->named_count; i++)
        if (hoist->named[i].expr == expr && hoist->named[i].block == block)
            return hoist->named[i].variable;
    return NULL;
}

static Expr *extract(Hoist *hoist, Expr *expr);

static Expr *extract_operands(Hoist *hoist, Expr *expr) {
    Program *program = hoist->tree->program;
    Expr **from = expr_list(program, expr->count), **to = expr_list(program, expr->count);
    for (int i = 0; i < expr->count; i++) {
        from[i] = expr->arguments[i];
        to[i] = extract(hoist, from[i]);
    }
    return expr->count ? expr_replace(program, expr, expr->count, from, to) : expr;
}

static Expr *give_name(Hoist *hoist, Expr *expr, int level) {
    Program *program = hoist->tree->program;
    Item *before = ancestor_at(hoist->leaf, level);
    const Array *variable = find_name(hoist, expr, before->parent);
    if (!variable) {
        Expr *value = extract_operands(hoist, expr);
        variable = new_variable(hoist->tree, name_for(hoist->tree, expr), expr->type);
        declare_before(hoist->tree, before, (Variable){variable, value, 1, NULL});
        hoist->named = arena_grow(program->context->arena, hoist->named, hoist->named_count,
                                  &hoist->named_capacity, sizeof *hoist->named);
        hoist->named[hoist->named_count++] = (Named){expr, variable, before->parent};
    }
    return expr_read(program, variable, NULL);
}

static Expr *extract(Hoist *hoist, Expr *expr) {
    if (expr->kind != EXPR_APPLY) return expr;
    if (hoist->is_certain[expr->id] && type_is_real(expr->type)) {
        int level = level_of(hoist, expr);
        int moves_out = level < hoist->leaf->depth && is_expensive(hoist->tree->program, expr);
        if (moves_out || is_shared(hoist, expr)) return give_name(hoist, expr, level);
    }
    return extract_operands(hoist, expr);
}

// ---- One leaf ----

// The operands of a choice, and the second of && and ||, may not be evaluated.
static int is_conditional(Expr *expr, int argument) {
    OperatorId id = expr->operation->id;
    return argument > 0 && (id == OP_SELECT || id == OP_AND || id == OP_OR);
}

static void mark_certain(Hoist *hoist, Expr *expr) {
    if (hoist->is_certain[expr->id]) return;
    hoist->is_certain[expr->id] = 1;
    for (int i = 0; i < expr->count; i++)
        if (expr->kind != EXPR_APPLY || !is_conditional(expr, i))
            mark_certain(hoist, expr->arguments[i]);
}

static void count_operands(Expr *expr, void *data) {
    Hoist *hoist = data;
    for (int i = 0; i < expr->count; i++) hoist->use_count[expr->arguments[i]->id]++;
}

static void count_uses(Hoist *hoist, const Statement *statement) {
    expr_each(hoist->tree->program, statement->value, count_operands, hoist);
    hoist->use_count[statement->value->id]++;
    if (statement->guard) expr_each(hoist->tree->program, statement->guard, count_operands, hoist);
}

static void begin_leaf(Hoist *hoist, Item *leaf) {
    Program *program = hoist->tree->program;
    hoist->leaf = leaf;
    hoist->capacity = expr_count(program) + 1;
    hoist->is_certain = arena_alloc(program->context->arena, (size_t)hoist->capacity);
    hoist->use_count =
        arena_alloc(program->context->arena, (size_t)hoist->capacity * sizeof *hoist->use_count);
    for (const Item *item = leaf->parent->first; item; item = item->next)
        if (!item->index) count_uses(hoist, item->statement);
    // Under a guard nothing is certain but the guard itself.
    mark_certain(hoist, leaf->statement->guard ? leaf->statement->guard : leaf->statement->value);
}

void hoist(Tree *tree) {
    Hoist state = {.tree = tree};
    for (int i = 0; i < tree->leaf_count; i++) {
        Item *leaf = tree->leaves[i];
        begin_leaf(&state, leaf);
        Statement *changed = arena_alloc(tree->program->context->arena, sizeof *changed);
        *changed = *leaf->statement;
        changed->value = extract(&state, changed->value);
        if (changed->guard) changed->guard = extract(&state, changed->guard);
        leaf->statement = changed;
    }
}
