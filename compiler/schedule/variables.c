#include "schedule/tree.h"

#include "opt/uses.h"

#include <math.h>

const Array *new_variable(Tree *tree, const char *name, Type type) {
    Program *program = tree->program;
    Array *array = arena_alloc(program->context->arena, sizeof *array);
    *array = (Array){.name = name, .type = type, .role = ROLE_LOCAL};
    return array;
}

void declare_before(Tree *tree, Item *item, Variable variable) {
    Variable **end = &item->variables;
    while (*end) end = &(*end)->next;
    *end = arena_alloc(tree->program->context->arena, sizeof **end);
    **end = variable;
}

// ---- Where an array is used ----

typedef struct Uses {
    Item *block;               // the innermost around all uses; NULL: none so far
    Item *first;               // the first leaf that uses it
    Item *definition;          // the only leaf that writes it
    int writers;
    Expr *const *subscripts;   // of all uses
    int differ;                // the uses have other subscripts
} Uses;

// The block in which what a leaf writes is complete: outside of the loops that it reduces over.
static Item *block_of_write(Tree *tree, const Item *leaf) {
    Item *block = leaf->parent;
    if (leaf->statement->reducer == REDUCER_DEFINE) return block;
    while (block->index && !is_kept(tree->program, leaf, block->index)) block = block->parent;
    return block;
}

static void note_use(Uses *uses, Item *leaf, Item *block, Expr *const *subscripts, int rank) {
    if (!uses->block) uses->block = block;
    uses->block = block_around(uses->block, leaf);
    while (uses->block->depth > block->depth || (!block->parent && uses->block->parent))
        uses->block = uses->block->parent;
    if (!uses->first) {
        uses->first = leaf;
        uses->subscripts = subscripts;
    }
    for (int i = 0; i < rank; i++) uses->differ |= uses->subscripts[i] != subscripts[i];
}

static Uses find_uses(Tree *tree, const Array *array) {
    Uses uses = {0};
    for (int i = 0; i < tree->leaf_count; i++) {
        Item *leaf = tree->leaves[i];
        const Statement *statement = leaf->statement;
        int writes = statement->target == array;
        for (int k = 0; k < found_count(leaf); k++) writes |= statement->found[k] == array;
        if (writes) {
            Item *block = block_of_write(tree, leaf);
            note_use(&uses, leaf, block, statement->subscripts, array->rank);
            uses.writers++;
            uses.definition = leaf;
        }
        Reads reads = reads_of(tree->program, statement, array);
        for (int k = 0; k < reads.count; k++)
            note_use(&uses, leaf, leaf->parent, reads.list[k]->arguments, array->rank);
    }
    return uses;
}

// Whether each subscript is the index of a loop around the block.
static int is_one_at_a_time(const Uses *uses, int rank) {
    for (int i = 0; i < rank; i++) {
        const Item *loop = uses->block;
        while (loop && !(loop->index && uses->subscripts[i]->kind == EXPR_INDEX &&
                         loop->index == uses->subscripts[i]->index))
            loop = loop->parent;
        if (!loop) return 0;
    }
    return 1;
}

// ---- The change ----

static Expr *first_value(Program *program, const Array *array, const Statement *writer) {
    if (array->type == TYPE_INT) return expr_int(program, 0);
    double start = 0;
    if (writer->target == array && writer->reducer == REDUCER_MAXIMUM) start = -INFINITY;
    if (writer->target == array && writer->reducer == REDUCER_MINIMUM) start = INFINITY;
    return expr_real(program, start, array->type);
}

static void use_variable(Tree *tree, Item *leaf, const Array *array, const Array *variable) {
    Program *program = tree->program;
    Statement *changed = arena_alloc(program->context->arena, sizeof *changed);
    *changed = *leaf->statement;
    Reads reads = reads_of(program, changed, array);
    if (reads.count) {
        Expr **to = expr_list(program, reads.count);
        for (int i = 0; i < reads.count; i++) to[i] = expr_read(program, variable, NULL);
        *changed = replace_in_statement(program, *changed, reads.count, reads.list, to);
    }
    if (changed->target == array) changed->target = variable;
    leaf->statement = changed;
}

static void replace_found(Tree *tree, Item *leaf, const Array *array, const Array *variable) {
    const Statement *statement = leaf->statement;
    int count = found_count(leaf);
    for (int i = 0; i < count; i++) {
        if (statement->found[i] != array) continue;
        Program *program = tree->program;
        Statement *changed = arena_alloc(program->context->arena, sizeof *changed);
        const Array **found =
            arena_alloc(program->context->arena, (size_t)count * sizeof *found);
        for (int k = 0; k < count; k++) found[k] = statement->found[k];
        found[i] = variable;
        *changed = *statement;
        changed->found = found;
        leaf->statement = statement = changed;
    }
}

static void make_variable(Tree *tree, const Array *array, const Uses *uses) {
    Program *program = tree->program;
    const Array *variable = new_variable(tree, array->name, array->type);
    Item *definition = uses->definition;
    int is_declaration = uses->writers == 1 && definition->parent == uses->block &&
                         definition->statement->target == array &&
                         definition->statement->reducer == REDUCER_DEFINE &&
                         !definition->statement->guard;
    for (int i = 0; i < tree->leaf_count; i++) {
        use_variable(tree, tree->leaves[i], array, variable);
        replace_found(tree, tree->leaves[i], array, variable);
    }
    if (is_declaration) {
        definition->is_declaration = 1;
        return;
    }
    Item *before = uses->first;
    while (before->parent != uses->block) before = before->parent;
    Expr *value = first_value(program, array, definition->source);
    declare_before(tree, before, (Variable){variable, value, 0, NULL});
}

void make_variables(Tree *tree) {
    for (int i = 0; i < tree->function->array_count; i++) {
        const Array *array = tree->function->arrays[i];
        if (array->role != ROLE_LOCAL) continue;
        Uses uses = find_uses(tree, array);
        if (uses.block && uses.writers && !uses.differ && is_one_at_a_time(&uses, array->rank))
            make_variable(tree, array, &uses);
    }
}
