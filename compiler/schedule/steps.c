#include "ir/facts.h"
#include "schedule/tree.h"

// A block that is being written.
typedef struct Block {
    Tree *tree;
    Step *first, **end;
} Block;

static Block new_block(Tree *tree) {
    return (Block){tree, NULL, NULL};
}

static Step *add_step(Block *block, Step step) {
    Step *added = arena_alloc(block->tree->program->context->arena, sizeof *added);
    *added = step;
    added->next = NULL;
    if (block->end)
        *block->end = added;
    else
        block->first = added;
    block->end = &added->next;
    return added;
}

static void add_declaration(Block *block, const Array *variable, Expr *value, int is_constant) {
    add_step(block, (Step){.kind = STEP_DECLARE,
                           .target = variable,
                           .value = value,
                           .is_constant = is_constant});
}

// ---- Comments ----

typedef struct {
    Tree *tree;
    const Statement **list;
    int count, capacity;
} Statements;

static void collect_sources(Statements *statements, const Item *item) {
    for (const Item *inner = item->first; inner; inner = inner->next)
        collect_sources(statements, inner);
    if (item->index || !item->source) return;
    for (int i = 0; i < statements->count; i++)
        if (statements->list[i] == item->source) return;
    statements->list =
        arena_grow(statements->tree->program->context->arena, statements->list, statements->count,
                   &statements->capacity, sizeof *statements->list);
    statements->list[statements->count++] = item->source;
}

static int same_origin(const Statement *a, const Statement *b) {
    return a->origin == b->origin && !a->reverse_of == !b->reverse_of;
}

// Whether all leaves come from the same place: then one comment stands above them all.
static int has_one_origin(const Item *item) {
    if (!item->index) return 1;
    const Item *leaf = item;
    while (leaf->first) leaf = leaf->first;
    for (const Item *inner = item->first; inner; inner = inner->next) {
        const Item *other = inner;
        while (other->first) other = other->first;
        if (!has_one_origin(inner) || !same_origin(leaf->source, other->source)) return 0;
    }
    return 1;
}

// The comment for an item and those after it that come from the same place.
static const Item *add_origin(Block *block, const Item *item) {
    Statements statements = {.tree = block->tree};
    collect_sources(&statements, item);
    const Item *last = item;
    while (last->next && has_one_origin(last->next)) {
        const Item *leaf = last->next;
        while (leaf->first) leaf = leaf->first;
        if (!same_origin(statements.list[0], leaf->source)) break;
        last = last->next;
        collect_sources(&statements, last);
    }
    add_step(block, (Step){.kind = STEP_ORIGIN,
                           .statements = statements.list,
                           .statement_count = statements.count});
    return last;
}

// ---- Leaves ----

// Where an extremum is, as far as somebody asks: its loops that are no subscripts of its target.
static void add_places(Program *program, const Item *leaf, Step *step) {
    const Statement *statement = leaf->statement;
    const Array **found =
        arena_alloc(program->context->arena, (size_t)statement->loop_count * sizeof *found);
    Expr **values = expr_list(program, statement->loop_count);
    for (int i = 0, position = 0; i < statement->loop_count; i++) {
        const Index *index = statement->loops[i];
        if (is_subscript(statement->subscripts, leaf->source->target->rank, index)) continue;
        const Array *array = statement->found[position++];
        if (!array) continue;
        found[step->found_count] = array;
        values[step->found_count++] = expr_index(program, index);
    }
    step->found = found;
    step->found_values = values;
}

static Step store(const Item *leaf, const Array *target, Reducer reducer, Expr *value) {
    return (Step){.kind = STEP_STORE,
                  .target = target,
                  .subscripts = leaf->statement->subscripts,
                  .reducer = reducer,
                  .value = value};
}

static void add_guarded(Block *block, Expr *guard, Step step) {
    if (!guard) {
        add_step(block, step);
        return;
    }
    Block inside = new_block(block->tree);
    add_step(&inside, step);
    add_step(block, (Step){.kind = STEP_IF, .value = guard, .body = inside.first});
}

static void add_leaf(Block *block, const Item *leaf) {
    const Statement *statement = leaf->statement;
    if (leaf->is_declaration) {
        add_declaration(block, statement->target, statement->value, !leaf->is_changed);
        return;
    }
    Step step = store(leaf, statement->target, statement->reducer, statement->value);
    if (statement->found) add_places(block->tree->program, leaf, &step);
    add_guarded(block, statement->guard, step);
}

// ---- Reductions that end in an array are collected in a variable ----

static int is_variable(const Array *array) {
    return array->role == ROLE_LOCAL && array->rank == 0;
}

// Whether its subscripts may be inside of the target only where its guard holds, or where each of
// the loops from this nest on has a round: then nothing can be stored after them. What starts a sum
// has the whole target before it.
static int may_leave_target(const Tree *tree, const Item *nest, const Item *leaf) {
    const Statement *statement = leaf->statement;
    const Array *target = leaf->source->target; // also where a variable has taken its place
    int rank = target->rank, may_be_empty = 0;
    if (leaf->starts) return 0;
    if (statement->guard && rank) return 1;
    for (const Item *loop = leaf->parent; loop != nest->parent; loop = loop->parent)
        may_be_empty |= may_have_no_round(tree->program, loop->index);
    for (int i = 0; i < rank && may_be_empty; i++)
        if (!is_inside(tree->program, statement->subscripts[i], target->dims[i], 0, NULL)) return 1;
    return 0;
}

// Whether several rounds of the loops around reach the same element. What they found of an extremum
// must not be replaced.
static int is_reached_again(const Item *nest, const Item *leaf) {
    for (const Item *loop = nest->parent; loop->index; loop = loop->parent)
        if (!is_subscript(leaf->statement->subscripts, leaf->statement->target->rank, loop->index))
            return 1;
    return 0;
}

// Whether a sum begins with nothing, in the variable that is its target: then it is the same bit
// for bit as where a variable of its own collects it for an array.
static int begins_at_nothing(const Tree *tree, const Item *nest, const Item *leaf) {
    const Array *variable = leaf->statement->target;
    const Item *before = NULL; // the last leaf before that writes the variable
    int count;
    Item **leaves = leaves_with(tree, leaf->source->target, &count);
    for (int i = 0; i < count && leaves[i] != leaf; i++)
        if (leaf_writes(leaves[i], variable)) before = leaves[i];
    if (before)
        return before->parent == nest->parent && before->statement->reducer == REDUCER_DEFINE &&
               !before->statement->guard && expr_is_number(before->statement->value, 0);
    const Variable *declared = nest->variables;
    while (declared && declared->array != variable) declared = declared->next;
    return leaf->starts || declared;
}

// Whether what the leaf reduces needs a variable of its own.
static int needs_collector(const Tree *tree, const Item *nest, const Item *leaf) {
    const Statement *statement = leaf->statement;
    return !is_variable(statement->target) ||
           (statement->reducer == REDUCER_SUM && !begins_at_nothing(tree, nest, leaf));
}

static int declares(const Item *item, const Array *variable) {
    for (const Variable *each = item->variables; each; each = each->next)
        if (each->array == variable) return 1;
    if (item->is_declaration && item->statement->target == variable) return 1;
    for (const Item *inner = item->first; inner; inner = inner->next)
        if (declares(inner, variable)) return 1;
    return 0;
}

typedef struct Inside {
    const Item *nest;
    int is_found; // a variable that is declared in it
} Inside;

static void note_inside(Expr *expr, void *data) {
    Inside *inside = data;
    if (expr->kind == EXPR_READ && is_variable(expr->array))
        for (const Item *item = inside->nest->first; item; item = item->next)
            inside->is_found |= declares(item, expr->array);
}

// Whether what is found in a round says which element is written.
static int is_chosen_within(const Tree *tree, const Item *nest, const Statement *statement) {
    Inside inside = {nest, 0};
    for (int i = 0; i < statement->target->rank; i++)
        expr_each(tree->program, statement->subscripts[i], note_inside, &inside);
    return inside.is_found;
}

// Whether a leaf is reduced over all loops from this nest on, and its target can be written after
// them. Rounds of a region follow one another: what they add is added one by one.
static int is_reduced_by(const Tree *tree, const Item *nest, const Item *leaf) {
    const Statement *statement = leaf->statement;
    if (statement->reducer == REDUCER_DEFINE || leaf->is_settled) return 0;
    for (const Item *loop = leaf->parent; loop != nest->parent; loop = loop->parent)
        if (loop->region || is_kept(tree->program, leaf, loop->index)) return 0;
    return !may_leave_target(tree, nest, leaf) && !is_chosen_within(tree, nest, statement) &&
           (statement->reducer == REDUCER_SUM || leaf->starts || !is_reached_again(nest, leaf));
}

static const char *collector_name(Tree *tree, Reducer reducer) {
    static const char *const names[REDUCER_COUNT] = {"found", "sum", "largest", "smallest"};
    return arena_printf(tree->program->context->arena, "%s_%d", names[reducer], ++tree->name_count);
}

static const Array *collector(Block *block, Item *leaf, const Array *target, Reducer reducer,
                              Block *after) {
    Tree *tree = block->tree;
    const Array *variable = new_variable(tree, collector_name(tree, reducer), target->type,
                                         reducer == REDUCER_DEFINE ? target->classes : NULL);
    add_declaration(block, variable, reducer_start(tree->program, reducer, target->type), 0);
    Reducer last = leaf->starts || reducer != REDUCER_SUM ? REDUCER_DEFINE : reducer;
    add_step(after, store(leaf, target, last, expr_read(tree->program, variable, NULL)));
    return variable;
}

// The leaf collects in variables, and after its loops what was collected is stored. What has become
// a variable already collects for itself.
static void collect_in_variables(Block *block, const Item *nest, Item *leaf, Block *after) {
    Arena *arena = block->tree->program->context->arena;
    leaf->is_settled = 1;
    Statement *changed = arena_alloc(arena, sizeof *changed);
    *changed = *leaf->statement;
    if (needs_collector(block->tree, nest, leaf))
        changed->target = collector(block, leaf, changed->target, changed->reducer, after);
    int count = found_count(leaf);
    const Array **found = arena_alloc(arena, (size_t)(count + 1) * sizeof *found);
    for (int i = 0; i < count; i++) {
        found[i] = leaf->statement->found[i];
        if (found[i] && !is_variable(found[i]))
            found[i] = collector(block, leaf, found[i], REDUCER_DEFINE, after);
    }
    changed->found = count ? found : NULL;
    leaf->statement = changed;
}

// All leaves that this nest reduces. Others may stand beside them: loops that are joined make no
// other sums than loops apart.
static void collect_within(Block *block, const Item *nest, Item *item, Block *after) {
    for (Item *inner = item->first; inner; inner = inner->next)
        collect_within(block, nest, inner, after);
    if (!item->index && is_reduced_by(block->tree, nest, item))
        collect_in_variables(block, nest, item, after);
}

// ---- Items ----

static void add_items(Block *block, Item *parent, int is_explained);

static void add_item(Block *block, Item *item, int is_explained) {
    for (const Variable *v = item->variables; v; v = v->next)
        add_declaration(block, v->array, v->value, v->is_constant);
    if (!item->index) {
        add_leaf(block, item);
        return;
    }
    Block after = new_block(block->tree), inside = new_block(block->tree);
    collect_within(block, item, item, &after);
    add_items(&inside, item, is_explained);
    add_step(block, (Step){.kind = STEP_LOOP,
                           .index = item->index,
                           .is_backward = item->region && item->region->is_backward,
                           .body = inside.first});
    for (Step *step = after.first; step; step = step->next) add_step(block, *step);
}

static void add_items(Block *block, Item *parent, int is_explained) {
    const Item *explained = NULL; // the last item that the latest comment speaks of
    int speaks = is_explained;
    for (Item *item = parent->first; item; item = item->next) {
        if (!is_explained && !explained) {
            speaks = has_one_origin(item);
            if (speaks) explained = add_origin(block, item);
        }
        add_item(block, item, speaks);
        if (explained == item) explained = NULL;
    }
}

Step *make_steps(Tree *tree) {
    Block block = new_block(tree);
    add_items(&block, tree->root, 0);
    return block.first;
}
