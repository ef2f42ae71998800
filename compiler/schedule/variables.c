#include "schedule/tree.h"

const Array *new_variable(Tree *tree, const char *name, Type type, Expr *classes) {
    Program *program = tree->program;
    Array *array = arena_alloc(program->context->arena, sizeof *array);
    *array = (Array){.name = name, .type = type, .role = ROLE_LOCAL, .classes = classes};
    return array;
}

void declare_before(Tree *tree, Item *item, Variable variable) {
    Variable **end = &item->variables;
    while (*end) end = &(*end)->next;
    *end = arena_alloc(tree->program->context->arena, sizeof **end);
    **end = variable;
}

// ---- Where an array is used ----

typedef struct Places {
    Item *block; // the innermost around all of them; NULL: none so far
    Item *first; // the first leaf that uses it
    int writers;
    Expr *const *subscripts; // of all of them
    int differ;              // they have different ones
} Places;

// Whether the elements that are written in a round of this block's loop are of that round alone.
static int is_at_home(const Tree *tree, const Item *block, const Array *array) {
    const Home home = home_of(tree->homes, array);
    return block->region && region_at(home.region, block->region->depth) == block->region;
}

// The block in which what a leaf writes is complete: outside of the loops that it reduces over, or
// of which only some rounds define it.
static Item *block_of_write(Tree *tree, const Item *leaf, const Array *array) {
    Item *block = leaf->parent;
    if (leaf->statement->reducer == REDUCER_DEFINE && !leaf->statement->guard) return block;
    while (block->index && !is_kept(tree->program, leaf, block->index) &&
           !is_at_home(tree, block, array))
        block = block->parent;
    return block;
}

static void note_place(Places *places, Item *leaf, Item *block, Expr *const *subscripts, int rank) {
    if (!places->block) places->block = block;
    places->block = block_around(places->block, leaf);
    while (places->block->depth > block->depth || (!block->parent && places->block->parent))
        places->block = places->block->parent;
    if (!places->first) {
        places->first = leaf;
        places->subscripts = subscripts;
    }
    for (int i = 0; i < rank; i++) places->differ |= places->subscripts[i] != subscripts[i];
}

static Places find_places(Tree *tree, const Array *array) {
    Places places = {0};
    int count;
    Item **leaves = leaves_with(tree, array, &count);
    for (int i = 0; i < count; i++) {
        Item *leaf = leaves[i];
        if (leaf_writes(leaf, array)) {
            Item *block = block_of_write(tree, leaf, array);
            note_place(&places, leaf, block, leaf->statement->subscripts, array->rank);
            places.writers++;
        }
        Reads reads = reads_of(tree->program, leaf->statement, array);
        for (int k = 0; k < reads.count; k++)
            note_place(&places, leaf, leaf->parent, reads.list[k]->arguments, array->rank);
    }
    return places;
}

// Whether each subscript is the index of a loop around the block.
static int is_one_at_a_time(const Places *places, int rank) {
    for (int i = 0; i < rank; i++) {
        const Item *loop = places->block;
        while (loop && !(loop->index && places->subscripts[i]->kind == EXPR_INDEX &&
                         loop->index == places->subscripts[i]->index))
            loop = loop->parent;
        if (!loop) return 0;
    }
    return 1;
}

// ---- The change ----

// A place that is found starts at 0.
static Expr *first_value(Program *program, const Array *array, const Statement *writer) {
    Reducer reducer = writer->target == array ? writer->reducer : REDUCER_DEFINE;
    return reducer_start(program, reducer, array->type);
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
        // What became a variable before keeps its subscripts: they say what is not reduced.
        if (changed->target->rank < leaf->source->target->rank)
            changed->subscripts = leaf->statement->subscripts;
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
        const Array **found = arena_alloc(program->context->arena, (size_t)count * sizeof *found);
        for (int k = 0; k < count; k++) found[k] = statement->found[k];
        found[i] = variable;
        *changed = *statement;
        changed->found = found;
        leaf->statement = statement = changed;
    }
}

static void make_variable(Tree *tree, const Array *array, const Places *places) {
    Program *program = tree->program;
    const Array *variable = new_variable(tree, array->name, array->type, array->classes);
    Item *definition = places->first;
    int is_declaration =
        definition->parent == places->block && definition->statement->target == array &&
        definition->statement->reducer == REDUCER_DEFINE && !definition->statement->guard;
    int count;
    Item **leaves = leaves_with(tree, array, &count);
    for (int i = 0; i < count; i++) {
        use_variable(tree, leaves[i], array, variable);
        replace_found(tree, leaves[i], array, variable);
    }
    if (is_declaration) {
        definition->is_declaration = 1;
        definition->is_changed = places->writers > 1;
        return;
    }
    Item *before = definition;
    while (before->parent != places->block) before = before->parent;
    Expr *value = first_value(program, array, definition->source);
    declare_before(tree, before, (Variable){variable, value, 0, NULL});
}

void make_variables(Tree *tree) {
    for (int i = 0; i < tree->function->array_count; i++) {
        const Array *array = tree->function->arrays[i];
        if (array->role != ROLE_LOCAL) continue;
        Places places = find_places(tree, array);
        if (places.block && places.writers && !places.differ &&
            is_one_at_a_time(&places, array->rank))
            make_variable(tree, array, &places);
    }
}
