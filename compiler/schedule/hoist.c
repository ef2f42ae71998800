// Names for what is computed several times, or in a loop that does not change it.
#include "ir/facts.h"
#include "schedule/tree.h"

#include <stdlib.h>

// About a block: what its own leaves use more than once, in the order of ids.
typedef struct Naming {
    Expr **shared;
    int shared_count;
} Naming;

// A name that a value has already, in one block.
typedef struct Name {
    const Naming *block;
    const Array *variable;
    struct Name *next; // in another block
} Name;

// About an expression in the leaf at hand.
typedef struct Fact {
    int level;      // the number of loops around the leaf that it depends on
    int is_certain; // it is evaluated whenever the leaf is
    int is_expensive;
    Expr *extracted; // what to write for it; NULL: not known so far
} Fact;

// A leaf that writes an array.
typedef struct Write {
    const Array *array;
    Item *leaf;
} Write;

typedef struct Hoist {
    Tree *tree;
    Write *writes; // in the order of the arrays' addresses
    int write_count, write_capacity;
    Fact *facts;    // by the id of an expression
    Name **names;   // likewise
    int *use_count; // by the id, in the block at hand
    Expr **used;    // those whose count is not 0
    int used_count;
    Item *leaf;
    char *needs_round;   // by id, whether it may mean nothing where a loop around has no round
    int level_of_rounds; // of the leaf at hand
} Hoist;

// ---- What is worth a name ----

static int by_id(const void *a, const void *b) {
    return (*(Expr *const *)a)->id - (*(Expr *const *)b)->id;
}

static void count_use(Hoist *hoist, Expr *expr) {
    if (!hoist->use_count[expr->id]++) hoist->used[hoist->used_count++] = expr;
}

static void count_operands(Expr *expr, void *hoist) {
    for (int i = 0; i < expr->count; i++) count_use(hoist, expr->arguments[i]);
}

static int is_worth_naming(const Hoist *hoist, Expr *expr) {
    if (expr->kind != EXPR_APPLY || expr_is_plain(hoist->tree->program, expr)) return 0;
    return expr->operation->id != OP_NEGATE && expr->operation->id != OP_CONVERT;
}

// What stands in the leaves of a block.
static Naming *make_naming(Hoist *hoist, const Item *block) {
    Program *program = hoist->tree->program;
    Naming *naming = arena_alloc(program->context->arena, sizeof *naming);
    for (const Item *leaf = block->first; leaf; leaf = leaf->next) {
        if (leaf->index) continue;
        expr_each(program, leaf->statement->value, count_operands, hoist);
        count_use(hoist, leaf->statement->value);
        if (leaf->statement->guard)
            expr_each(program, leaf->statement->guard, count_operands, hoist);
    }
    naming->shared = expr_list(program, hoist->used_count);
    for (int i = 0; i < hoist->used_count; i++) {
        Expr *expr = hoist->used[i];
        if (hoist->use_count[expr->id] > 1 && is_worth_naming(hoist, expr))
            naming->shared[naming->shared_count++] = expr;
        hoist->use_count[expr->id] = 0;
    }
    hoist->used_count = 0;
    qsort(naming->shared, (size_t)naming->shared_count, sizeof(Expr *), by_id);
    return naming;
}

static Naming *naming_of(Hoist *hoist, Item *block) {
    if (!block->naming) block->naming = make_naming(hoist, block);
    return block->naming;
}

static int is_shared(const Naming *naming, Expr *expr) {
    return bsearch(&expr, naming->shared, (size_t)naming->shared_count, sizeof(Expr *), by_id) !=
           NULL;
}

// ---- Who writes what is read ----

static int by_array(const void *a, const void *b) {
    uintptr_t x = (uintptr_t)((const Write *)a)->array, y = (uintptr_t)((const Write *)b)->array;
    return (x > y) - (x < y);
}

static void add_write(Hoist *hoist, const Array *array, Item *leaf) {
    hoist->writes = arena_grow(hoist->tree->program->context->arena, hoist->writes,
                               hoist->write_count, &hoist->write_capacity, sizeof(Write));
    hoist->writes[hoist->write_count++] = (Write){array, leaf};
}

static void list_writes(Hoist *hoist) {
    for (int i = 0; i < hoist->tree->leaf_count; i++) {
        Item *leaf = hoist->tree->leaves[i];
        add_write(hoist, storage_of(leaf->statement->target), leaf);
        for (int k = 0; k < found_count(leaf); k++)
            if (leaf->statement->found[k]) add_write(hoist, leaf->statement->found[k], leaf);
    }
    if (hoist->write_count)
        qsort(hoist->writes, (size_t)hoist->write_count, sizeof(Write), by_array);
}

// The first write of an array, or where it would stand.
static int first_write(const Hoist *hoist, const Array *array) {
    int low = 0, high = hoist->write_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if ((uintptr_t)hoist->writes[middle].array < (uintptr_t)array)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// ---- What is known of the expressions in a leaf ----

// A read may not move out of a loop that writes what it reads.
static int level_of_read(const Hoist *hoist, const Array *array) {
    int level = 0;
    for (int i = first_write(hoist, array);
         i < hoist->write_count && hoist->writes[i].array == array; i++) {
        if (hoist->writes[i].leaf == hoist->leaf) continue;
        const Item *block = block_around(hoist->leaf->parent, hoist->writes[i].leaf);
        int shared = block->parent ? block->depth + 1 : 0;
        if (shared > level) level = shared;
    }
    return level;
}

static int level_of_index(const Hoist *hoist, const Index *index) {
    const Item *loop = hoist->leaf->parent;
    while (loop->index && loop->index != index) loop = loop->parent;
    return loop->index ? loop->depth + 1 : 0;
}

// The number of loops to the innermost around a leaf that may have no round.
static int level_of_rounds(const Hoist *hoist, const Item *leaf) {
    const Item *loop = leaf->parent;
    while (loop->index && !may_have_no_round(hoist->tree->program, loop->index))
        loop = loop->parent;
    return loop->index ? loop->depth + 1 : 0;
}

// Whether it may mean nothing where a loop around it has no round: a subscript may be outside, or a
// divisor 0.
static int may_need_round(Program *program, Expr *expr) {
    if (expr->kind == EXPR_APPLY) {
        Expr *less = expr_binary(program, OP_SUBTRACT, expr->arguments[1], expr_int(program, 1));
        return !affine_never_negative(program, less, 0, NULL);
    }
    for (int i = 0; i < expr->count; i++)
        if (!is_inside(program, expr->arguments[i], expr->array->dims[i], 0, NULL)) return 1;
    return 0;
}

static void list_doubtful(Expr *expr, void *data) {
    Hoist *hoist = data;
    int is_division = expr_is(expr, OP_QUOTIENT) || expr_is(expr, OP_REMAINDER);
    if (expr->kind == EXPR_READ || is_division) count_use(hoist, expr);
}

static void find_what_needs_rounds(Hoist *hoist) {
    Program *program = hoist->tree->program;
    for (int i = 0; i < hoist->tree->leaf_count; i++) {
        const Item *leaf = hoist->tree->leaves[i];
        if (!level_of_rounds(hoist, leaf)) continue;
        if (leaf->statement->guard)
            expr_each(program, leaf->statement->guard, list_doubtful, hoist);
        expr_each(program, leaf->statement->value, list_doubtful, hoist);
    }
    for (int i = 0; i < hoist->used_count; i++) {
        Expr *expr = hoist->used[i];
        hoist->use_count[expr->id] = 0;
        hoist->needs_round[expr->id] = (char)may_need_round(program, expr);
    }
    hoist->used_count = 0;
}

static void note_fact(Expr *expr, void *data) {
    const Hoist *hoist = data;
    Fact fact = {0};
    if (expr->kind == EXPR_READ) fact.level = level_of_read(hoist, expr->array);
    if (expr->kind == EXPR_INDEX) fact.level = level_of_index(hoist, expr->index);
    if (hoist->needs_round[expr->id] && hoist->level_of_rounds > fact.level)
        fact.level = hoist->level_of_rounds;
    fact.is_expensive = expr->kind == EXPR_APPLY && operator_costs_much(expr->operation);
    for (int i = 0; i < expr->count; i++) {
        const Fact *operand = &hoist->facts[expr->arguments[i]->id];
        if (operand->level > fact.level) fact.level = operand->level;
        fact.is_expensive |= operand->is_expensive;
    }
    hoist->facts[expr->id] = fact;
}

// The operands of a choice, and the second of && and ||, may not be evaluated.
static int is_conditional(Expr *expr, int argument) {
    OperatorId id = expr->operation->id;
    return argument > 0 && (id == OP_SELECT || id == OP_AND || id == OP_OR);
}

static void mark_certain(Hoist *hoist, Expr *expr) {
    if (hoist->facts[expr->id].is_certain) return;
    hoist->facts[expr->id].is_certain = 1;
    for (int i = 0; i < expr->count; i++)
        if (expr->kind != EXPR_APPLY || !is_conditional(expr, i))
            mark_certain(hoist, expr->arguments[i]);
}

static void begin_leaf(Hoist *hoist, Item *leaf) {
    Program *program = hoist->tree->program;
    const Statement *statement = leaf->statement;
    hoist->leaf = leaf;
    hoist->level_of_rounds = level_of_rounds(hoist, leaf);
    if (statement->guard) expr_each(program, statement->guard, note_fact, hoist);
    expr_each(program, statement->value, note_fact, hoist);
    // Under a guard nothing is certain but the guard itself.
    mark_certain(hoist, statement->guard ? statement->guard : statement->value);
}

// ---- Names ----

static const char *name_for(Tree *tree, Expr *expr) {
    static const struct {
        OperatorId id;
        const char *name;
    } names[] = {
        {OP_ADD, "sum"},           {OP_SUBTRACT, "difference"}, {OP_MULTIPLY, "product"},
        {OP_DIVIDE, "ratio"},      {OP_SELECT, "choice"},       {OP_POWER, "power"},
        {OP_QUOTIENT, "quotient"}, {OP_REMAINDER, "remainder"},
    };
    const char *name = expr->type == TYPE_BOOL ? "condition" : expr->operation->name;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].id == expr->operation->id) name = names[i].name;
    return arena_printf(tree->program->context->arena, "%s_%d", name, ++tree->name_count);
}

static const Array *find_name(const Hoist *hoist, const Naming *block, Expr *expr) {
    const Name *name = hoist->names[expr->id];
    while (name && name->block != block) name = name->next;
    return name ? name->variable : NULL;
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
    const Naming *block = naming_of(hoist, before->parent);
    const Array *variable = find_name(hoist, block, expr);
    if (!variable) {
        Expr *value = extract_operands(hoist, expr);
        variable = new_variable(hoist->tree, name_for(hoist->tree, expr), expr->type, NULL);
        declare_before(hoist->tree, before, (Variable){variable, value, 1, NULL});
        Name *name = arena_alloc(program->context->arena, sizeof *name);
        *name = (Name){block, variable, hoist->names[expr->id]};
        hoist->names[expr->id] = name;
    }
    return expr_read(program, variable, NULL);
}

static Expr *extract(Hoist *hoist, Expr *expr) {
    if (expr->kind != EXPR_APPLY) return expr;
    Fact *fact = &hoist->facts[expr->id];
    if (fact->extracted) return fact->extracted;
    int moves_out = fact->level < hoist->leaf->depth && fact->is_expensive;
    int is_named =
        fact->is_certain && (moves_out || is_shared(naming_of(hoist, hoist->leaf->parent), expr));
    return fact->extracted =
               is_named ? give_name(hoist, expr, fact->level) : extract_operands(hoist, expr);
}

void hoist(Tree *tree) {
    Arena *arena = tree->program->context->arena;
    size_t count = (size_t)expr_count(tree->program) + 1;
    Hoist state = {.tree = tree};
    state.facts = arena_alloc(arena, count * sizeof *state.facts);
    state.names = arena_alloc(arena, count * sizeof *state.names);
    state.use_count = arena_alloc(arena, count * sizeof *state.use_count);
    state.used = arena_alloc(arena, count * sizeof *state.used);
    state.needs_round = arena_alloc(arena, count);
    list_writes(&state);
    find_what_needs_rounds(&state);
    for (int i = 0; i < tree->leaf_count; i++) {
        Item *leaf = tree->leaves[i];
        naming_of(&state, leaf->parent);
        begin_leaf(&state, leaf);
        Statement *changed = arena_alloc(arena, sizeof *changed);
        *changed = *leaf->statement;
        changed->value = extract(&state, changed->value);
        if (changed->guard) changed->guard = extract(&state, changed->guard);
        leaf->statement = changed;
    }
}
