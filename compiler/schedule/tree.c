#include "schedule/tree.h"
#include "ir/facts.h"

#include <string.h>

const Array *storage_of(const Array *target) {
    return target->role == ROLE_UPDATE ? target->of : target;
}

Item *ancestor_at(Item *item, int depth) {
    while (item->depth > depth) item = item->parent;
    return item;
}

Item *block_around(Item *block, const Item *leaf) {
    for (;; block = block->parent)
        for (const Item *item = leaf->parent; item; item = item->parent)
            if (item == block) return block;
}

int found_count(const Item *leaf) {
    return leaf->statement->found ? statement_found_count(leaf->source) : 0;
}

int leaf_writes(const Item *leaf, const Array *array) {
    if (leaf->statement->target == array) return 1;
    for (int i = 0; i < found_count(leaf); i++)
        if (leaf->statement->found[i] == array) return 1;
    return 0;
}

Item **leaves_with(const Tree *tree, const Array *array, int *count) {
    const Use *use = use_of(&tree->uses, array);
    size_t room = (size_t)(use->writer_count + use->reader_count + 1);
    Item **leaves = arena_alloc(tree->program->context->arena, room * sizeof *leaves);
    *count = 0;
    for (int w = 0, r = 0; w < use->writer_count || r < use->reader_count;) {
        int writer = w < use->writer_count ? use->writers[w] : tree->leaf_count;
        int reader = r < use->reader_count ? use->readers[r] : tree->leaf_count;
        leaves[(*count)++] = tree->leaves[writer < reader ? writer : reader];
        w += writer <= reader;
        r += reader <= writer;
    }
    return leaves;
}

int may_have_no_round(Program *program, const Index *index) {
    Expr *others = expr_binary(program, OP_SUBTRACT, index->extent, expr_int(program, 1));
    return !affine_never_negative(program, others, 0, NULL);
}

static int stands_within(Program *program, Expr *const *subscripts, int count, const Index *index) {
    Expr *expr = expr_index(program, index);
    for (int i = 0; i < count; i++)
        if (expr_uses(program, subscripts[i], expr)) return 1;
    return 0;
}

// The statement's target may have become a variable, but its subscripts are still there.
int is_kept(Program *program, const Item *leaf, const Index *index) {
    return stands_within(program, leaf->statement->subscripts, leaf->source->target->rank, index);
}

static Item *add_item(Tree *tree, Item *parent) {
    Item *item = arena_alloc(tree->program->context->arena, sizeof *item);
    item->parent = parent;
    item->depth = parent->parent ? parent->depth + 1 : 0;
    item->nest = parent->parent && !parent->region ? parent->nest : tree->nest_count++;
    if (parent->last)
        parent->last->next = item;
    else
        parent->first = item;
    return parent->last = item;
}

// ---- May a statement run inside a loop that is there already? ----

// A loop that is there, around a leaf, and the one of the newcomer that would be joined with it.
typedef struct Junction {
    Program *program;
    const Item *loop;
    Expr *outer, *inner; // their indices
    int is_fixed;        // so far, of the subscripts that are looked at
} Junction;

// The same for both statements, throughout the loop: of constants, dims and loops further out.
static void note_fixed(Expr *expr, void *data) {
    Junction *junction = data;
    if (expr->kind == EXPR_READ) junction->is_fixed = 0;
    if (expr->kind != EXPR_INDEX) return;
    const Item *around = junction->loop->parent;
    while (around->index && around->index != expr->index) around = around->parent;
    junction->is_fixed &= around->index != NULL;
}

// Whether two subscripts are never equal: they differ by a constant, as t and t + 1 within the loop
// of t.
static int never_meet(Junction *junction, Expr *a, Expr *b) {
    Expr *distance = expr_binary(junction->program, OP_SUBTRACT, a, b);
    if (distance->kind != EXPR_INT || distance->integer == 0) return 0;
    junction->is_fixed = 1;
    expr_each(junction->program, a, note_fixed, junction);
    expr_each(junction->program, b, note_fixed, junction);
    return junction->is_fixed;
}

// Whether accesses of an array, by the leaf and by the newcomer, meet only in the same round of the
// loop, or never: they have a subscript in common that is the loop's index.
static int meet_in_same_round(Junction *junction, Expr *const *of_leaf, Expr *const *of_newcomer,
                              int rank) {
    for (int i = 0; i < rank; i++)
        if ((of_leaf[i] == junction->outer && of_newcomer[i] == junction->inner) ||
            never_meet(junction, of_leaf[i], of_newcomer[i]))
            return 1;
    return 0;
}

// A statement that looks for its place in the tree, and its reads.
typedef struct Newcomer {
    Statement statement;
    Reads reads;
} Newcomer;

static int writes(const Statement *writer, const Array *array) {
    if (array == storage_of(writer->target) || array == writer->target) return 1;
    int extrema = writer->found ? statement_found_count(writer) : 0;
    for (int k = 0; k < extrema; k++)
        if (array == writer->found[k]) return 1;
    return 0;
}

// Whether what one statement reads of what the other writes is of the same round.
static int is_independent(Junction *junction, const Item *leaf, const Newcomer *newcomer) {
    const Statement *before = leaf->statement, *after = &newcomer->statement;
    for (int i = 0; i < newcomer->reads.count; i++) {
        Expr *read = newcomer->reads.list[i];
        if (writes(before, read->array) &&
            !meet_in_same_round(junction, before->subscripts, read->arguments, read->count))
            return 0;
    }
    for (int i = 0; i < leaf->reads.count; i++) {
        Expr *read = leaf->reads.list[i];
        if (writes(after, read->array) &&
            !meet_in_same_round(junction, read->arguments, after->subscripts, read->count))
            return 0;
    }
    return storage_of(before->target) != storage_of(after->target) ||
           meet_in_same_round(junction, before->subscripts, after->subscripts, after->target->rank);
}

// A contraction stands alone, but for what its target starts with: it will be tiled as a whole.
static int is_kept_apart(const Statement *before, const Statement *after) {
    if (is_contraction(before)) return 1;
    return is_contraction(after) &&
           (before->target != after->target || before->reducer != REDUCER_DEFINE);
}

// Whether rounds of the loop add up to one element, for which a variable has to stand ready: that
// takes a loop of its own, unless the sum is a variable anyway.
static int needs_own_loop(const Statement *statement, Program *program, const Index *index) {
    if (statement->reducer == REDUCER_DEFINE) return 0;
    if (statement->target->role == ROLE_LOCAL && statement->target->rank == 0) return 0;
    return !stands_within(program, statement->subscripts, statement->target->rank, index);
}

static int may_join(Junction *junction, const Item *block, const Newcomer *newcomer) {
    for (const Item *item = block->first; item; item = item->next) {
        if (item->index) {
            if (!may_join(junction, item, newcomer)) return 0;
        } else if (is_kept_apart(item->statement, &newcomer->statement) ||
                   needs_own_loop(item->statement, junction->program, junction->loop->index) ||
                   !is_independent(junction, item, newcomer)) {
            return 0;
        }
    }
    return 1;
}

// Whether two statements have an array in common: then they read better, and run faster, together.
static int is_related(const Item *leaf, const Newcomer *newcomer) {
    const Reads *first = &leaf->reads, *second = &newcomer->reads;
    for (int i = 0; i < second->count; i++) {
        const Array *array = second->list[i]->array;
        if (array == leaf->statement->target) return 1;
        for (int k = 0; k < first->count; k++)
            if (first->list[k]->array == array && array->role != ROLE_SETTING) return 1;
    }
    return leaf->statement->target == newcomer->statement.target;
}

static int has_relative(const Item *loop, const Newcomer *newcomer) {
    for (const Item *item = loop->first; item; item = item->next)
        if (item->index ? has_relative(item, newcomer) : is_related(item, newcomer)) return 1;
    return 0;
}

// ---- Insertion ----

static Statement rename_loop(Program *program, Statement statement, int position,
                             const Index *index) {
    Expr *from = expr_index(program, statement.loops[position]), *to = expr_index(program, index);
    const Index **loops =
        arena_alloc(program->context->arena, (size_t)statement.loop_count * sizeof *loops);
    for (int i = 0; i < statement.loop_count; i++) {
        Expr *extent = expr_replace(program, statement.loops[i]->extent, 1, &from, &to);
        loops[i] = statement.loops[i];
        if (i == position)
            loops[i] = index;
        else if (extent != loops[i]->extent)
            return statement; // an inner range depends on this loop: it keeps its own
    }
    statement.loops = loops;
    return replace_in_statement(program, statement, 1, &from, &to);
}

// Statements may have indices in common: one that stands around a statement may not also be another
// of its loops. Then that one gets an index of its own.
static Statement with_own_loop(Program *program, Statement statement, int position,
                               const Index *around) {
    for (int i = position + 1; i < statement.loop_count; i++)
        if (statement.loops[i] == around)
            return rename_loop(program, statement, i,
                               index_new(program, around->name, around->extent));
    return statement;
}

static int has_loop(const Statement *statement, int from, const Index *index) {
    for (int i = from; i < statement->loop_count; i++)
        if (statement->loops[i] == index) return 1;
    return 0;
}

// A step of an optimizer passes over all parameters once, as far as it can.
static int belongs_into(const Tree *tree, const Item *loop, const Newcomer *newcomer) {
    return tree->function->kind == FUNCTION_UPDATE || has_relative(loop, newcomer);
}

// Moves the statement into the last loop of the block, where it may run there. Returns whether.
static int join(Tree *tree, const Item *block, Newcomer *newcomer, int position) {
    Program *program = tree->program;
    const Item *last = block->last;
    const Index *index = newcomer->statement.loops[position];
    if (!last || !last->index || last->region || last->index->extent != index->extent ||
        needs_own_loop(&newcomer->statement, program, index) || !belongs_into(tree, last, newcomer))
        return 0;
    Junction junction = {.program = program,
                         .loop = last,
                         .outer = expr_index(program, last->index),
                         .inner = expr_index(program, index)};
    if (!may_join(&junction, last, newcomer)) return 0;
    Statement own = with_own_loop(program, newcomer->statement, position, last->index);
    if (has_loop(&own, position + 1, last->index)) return 0;
    Statement renamed = rename_loop(program, own, position, last->index);
    if (renamed.loops[position] != last->index) return 0;
    *newcomer = (Newcomer){renamed, reads_of(program, &renamed, NULL)};
    return 1;
}

static void add_leaf(Tree *tree, Item *block, const Newcomer *newcomer, const Ordered *ordered) {
    Arena *arena = tree->program->context->arena;
    Item *leaf = add_item(tree, block);
    Statement *kept = arena_alloc(arena, sizeof *kept);
    *kept = newcomer->statement;
    leaf->statement = kept;
    leaf->source = ordered->source;
    leaf->reads = newcomer->reads;
    leaf->starts = ordered->starts;
    tree->leaves = arena_grow(arena, tree->leaves, tree->leaf_count, &tree->leaf_capacity,
                              sizeof *tree->leaves);
    tree->leaves[tree->leaf_count++] = leaf;
}

static int is_taken(const Item *block, const char *name) {
    for (; block->index; block = block->parent)
        if (strcmp(block->index->name, name) == 0) return 1;
    return 0;
}

// Gives a loop of the statement a name that no loop around the block has.
static Statement with_free_name(Program *program, Statement statement, int position,
                                const Item *block) {
    const Index *index = statement.loops[position];
    const char *name = index->name;
    for (int number = 2; is_taken(block, name); number++)
        name = arena_printf(program->context->arena, "%s%d", index->name, number);
    if (name == index->name) return statement;
    return rename_loop(program, statement, position, index_new(program, name, index->extent));
}

// The block inside of the loops of the statement's regions. A region's statements stand together.
static Item *enter_regions(Tree *tree, const Region *region) {
    Item *block = tree->root;
    for (int depth = 1; depth <= region_depth(region); depth++) {
        const Region *next = region_at(region, depth);
        if (!block->last || block->last->region != next) {
            Item *loop = add_item(tree, block);
            loop->index = next->index;
            loop->region = next;
        }
        block = block->last;
    }
    return block;
}

static void insert(Tree *tree, const Ordered *ordered) {
    Item *block = enter_regions(tree, ordered->statement.region);
    Newcomer newcomer = {ordered->statement, reads_of(tree->program, &ordered->statement, NULL)};
    int depth = region_depth(ordered->statement.region), count = ordered->statement.loop_count;
    for (; depth < count && join(tree, block, &newcomer, depth); depth++) block = block->last;
    for (; depth < count; depth++) {
        newcomer.statement = with_free_name(tree->program, newcomer.statement, depth, block);
        block = add_item(tree, block);
        block->index = newcomer.statement.loops[depth];
    }
    newcomer.reads = reads_of(tree->program, &newcomer.statement, NULL);
    add_leaf(tree, block, &newcomer, ordered);
}

static Uses uses_of_leaves(const Tree *tree) {
    const Statement **statements = arena_alloc(tree->program->context->arena,
                                               (size_t)(tree->leaf_count + 1) * sizeof *statements);
    for (int i = 0; i < tree->leaf_count; i++) statements[i] = tree->leaves[i]->statement;
    return uses_of(tree->program, statements, tree->leaf_count);
}

// Takes the places out of an extremum that nobody reads.
static void forget_places(const Tree *tree, Item *leaf) {
    Arena *arena = tree->program->context->arena;
    int count = found_count(leaf);
    if (!count) return;
    Statement *changed = arena_alloc(arena, sizeof *changed);
    const Array **found = arena_alloc(arena, (size_t)count * sizeof *found);
    *changed = *leaf->statement;
    for (int i = 0; i < count; i++)
        if (use_of(&tree->uses, changed->found[i])->reader_count) found[i] = changed->found[i];
    changed->found = found;
    leaf->statement = changed;
}

Tree tree_build(Program *program, const Function *function, const Homes *homes) {
    Tree tree = {.program = program, .function = function, .homes = homes};
    tree.root = arena_alloc(program->context->arena, sizeof *tree.root);
    int count;
    Ordered *ordered = order_statements(program, function, homes, &count);
    for (int i = 0; i < count; i++) insert(&tree, &ordered[i]);
    tree.uses = uses_of_leaves(&tree);
    for (int i = 0; i < tree.leaf_count; i++) forget_places(&tree, tree.leaves[i]);
    return tree;
}
