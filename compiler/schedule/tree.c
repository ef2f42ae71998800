#include "schedule/tree.h"

#include "opt/uses.h"

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
    return leaf->statement->found ? leaf->source->loop_count - leaf->source->target->rank : 0;
}

int is_kept(Program *program, const Item *leaf, const Index *index) {
    Expr *expr = expr_index(program, index);
    for (int i = 0; i < leaf->source->target->rank; i++)
        if (expr_uses(program, leaf->statement->subscripts[i], expr)) return 1;
    return 0;
}

static Item *add_item(Tree *tree, Item *parent) {
    Item *item = arena_alloc(tree->program->context->arena, sizeof *item);
    item->parent = parent;
    item->depth = parent->parent ? parent->depth + 1 : 0;
    if (parent->last)
        parent->last->next = item;
    else
        parent->first = item;
    return parent->last = item;
}

// ---- May a statement run inside a loop that is there already? ----

// Whether two accesses of an array meet only in the same round of the loop: they have a subscript
// in common that is the loop's index.
static int is_aligned(Expr *const *a, Expr *inner, Expr *const *b, Expr *outer, int rank) {
    for (int i = 0; i < rank; i++)
        if (a[i] == inner && b[i] == outer) return 1;
    return 0;
}

static int reads_are_aligned(Program *program, const Statement *writer, Expr *writer_index,
                             const Statement *reader, Expr *reader_index) {
    const Array *storage = storage_of(writer->target);
    Reads reads = reads_of(program, reader, NULL);
    int extrema = writer->found ? writer->loop_count - writer->target->rank : 0;
    for (int i = 0; i < reads.count; i++) {
        Expr *read = reads.list[i];
        int touches = read->array == storage || read->array == writer->target;
        for (int k = 0; k < extrema; k++) touches |= read->array == writer->found[k];
        if (touches && !is_aligned(writer->subscripts, writer_index, read->arguments, reader_index,
                                   read->count))
            return 0;
    }
    return 1;
}

static int is_independent(Program *program, const Statement *before, Expr *outer,
                          const Statement *after, Expr *inner) {
    if (!reads_are_aligned(program, before, outer, after, inner)) return 0;
    if (!reads_are_aligned(program, after, inner, before, outer)) return 0;
    return storage_of(before->target) != storage_of(after->target) ||
           is_aligned(before->subscripts, outer, after->subscripts, inner, after->target->rank);
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
    for (int i = 0; i < statement->target->rank; i++)
        if (expr_uses(program, statement->subscripts[i], expr_index(program, index))) return 0;
    return 1;
}

static int may_join(Tree *tree, const Item *loop, const Item *around, const Statement *statement,
                    const Index *index) {
    Expr *outer = expr_index(tree->program, around->index);
    Expr *inner = expr_index(tree->program, index);
    for (const Item *item = loop->first; item; item = item->next) {
        if (item->index) {
            if (!may_join(tree, item, around, statement, index)) return 0;
        } else if (is_kept_apart(item->statement, statement) ||
                   needs_own_loop(item->statement, tree->program, around->index) ||
                   needs_own_loop(statement, tree->program, index) ||
                   !is_independent(tree->program, item->statement, outer, statement, inner)) {
            return 0;
        }
    }
    return 1;
}

// Whether two statements have an array in common: then they read better, and run faster, together.
static int is_related(Program *program, const Statement *a, const Statement *b) {
    Reads first = reads_of(program, a, NULL), second = reads_of(program, b, NULL);
    for (int i = 0; i < second.count; i++) {
        if (second.list[i]->array == a->target) return 1;
        for (int k = 0; k < first.count; k++)
            if (first.list[k]->array == second.list[i]->array &&
                first.list[k]->array->role != ROLE_SETTING)
                return 1;
    }
    return a->target == b->target;
}

static int has_relative(Program *program, const Item *loop, const Statement *statement) {
    for (const Item *item = loop->first; item; item = item->next)
        if (item->index ? has_relative(program, item, statement)
                        : is_related(program, item->statement, statement))
            return 1;
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

static void insert(Tree *tree, Ordered ordered) {
    Program *program = tree->program;
    Item *block = tree->root;
    Statement statement = ordered.statement;
    int joined = 0;
    for (; joined < statement.loop_count; joined++) {
        Item *last = block->last;
        const Index *index = statement.loops[joined];
        if (!last || !last->index || last->index->extent != index->extent ||
            !has_relative(program, last, &statement) ||
            !may_join(tree, last, last, &statement, index))
            break;
        Statement renamed = rename_loop(program, statement, joined, last->index);
        if (renamed.loops[joined] != last->index) break;
        statement = renamed;
        block = last;
    }
    for (; joined < statement.loop_count; joined++) {
        block = add_item(tree, block);
        block->index = statement.loops[joined];
    }
    Item *leaf = add_item(tree, block);
    Statement *kept = arena_alloc(program->context->arena, sizeof *kept);
    *kept = statement;
    leaf->statement = kept;
    leaf->source = ordered.source;
    leaf->starts = ordered.starts;
    tree->leaves = arena_grow(program->context->arena, tree->leaves, tree->leaf_count,
                              &tree->leaf_capacity, sizeof *tree->leaves);
    tree->leaves[tree->leaf_count++] = leaf;
}

Tree tree_build(Program *program, const Function *function) {
    Tree tree = {.program = program, .function = function};
    tree.root = arena_alloc(program->context->arena, sizeof *tree.root);
    int count;
    Ordered *ordered = order_statements(program, function, &count);
    for (int i = 0; i < count; i++) insert(&tree, ordered[i]);
    return tree;
}
