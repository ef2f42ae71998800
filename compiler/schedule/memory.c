#include "schedule/tree.h"

#include "ir/affine.h"
#include "opt/uses.h"

#include <stdlib.h>

int64_t array_size(Program *program, const Array *array) {
    int64_t size = 1;
    for (int i = 0; i < array->rank; i++) {
        int64_t bound = affine_bound(program, array->dims[i]);
        size = size > INT64_MAX / (bound > 0 ? bound : 1) ? INT64_MAX : size * bound;
    }
    return size;
}

// An array from the first nest that uses it to the last.
typedef struct Life {
    const Array *array;
    int first, last;
    int64_t size, offset;
    int is_placed;
} Life;

static int uses_array(Tree *tree, const Item *leaf, const Array *array) {
    if (leaf->statement->target == array) return 1;
    for (int i = 0; i < found_count(leaf); i++)
        if (leaf->statement->found[i] == array) return 1;
    if (statement_reads(tree->program, leaf->statement, array)) return 1;
    return 0;
}

static Life find_life(Tree *tree, const Array *array) {
    Life life = {array, -1, -1, array_size(tree->program, array), 0, 0};
    for (int i = 0; i < tree->leaf_count; i++) {
        Item *leaf = tree->leaves[i], *nest = ancestor_at(leaf, 0);
        if (!uses_array(tree, leaf, array)) continue;
        int position = 0;
        for (const Item *item = tree->root->first; item != nest; item = item->next) position++;
        if (life.first < 0) life.first = position;
        life.last = position;
    }
    return life;
}

static int is_in_memory(Tree *tree, const Array *array) {
    if (array->role != ROLE_LOCAL) return 0;
    for (int i = 0; i < tree->leaf_count; i++)
        if (uses_array(tree, tree->leaves[i], array)) return 1;
    return 0;
}

static int by_size(const void *a, const void *b) {
    const Life *x = *(Life *const *)a, *y = *(Life *const *)b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return x->first != y->first ? (x->first < y->first ? -1 : 1) : x < y ? -1 : x > y;
}

// The lowest place where the array meets none that lives at the same time.
static int64_t lowest_place(Life **lives, int count, const Life *life) {
    int64_t offset = 0;
    for (int i = 0; i < count; i++) {
        const Life *other = lives[i];
        int meets = other->is_placed && other->first <= life->last && life->first <= other->last &&
                    other->offset < offset + life->size && offset < other->offset + other->size;
        if (!meets) continue;
        offset = other->offset + other->size;
        i = -1;
    }
    return offset;
}

// Places the lives of one type, the largest first. Returns how many entries that takes.
static int64_t place(Tree *tree, Life *lives, int count, int integers) {
    Life **chosen =
        arena_alloc(tree->program->context->arena, (size_t)(count + 1) * sizeof *chosen);
    int chosen_count = 0;
    int64_t total = 0;
    for (int i = 0; i < count; i++)
        if ((lives[i].array->type == TYPE_INT) == integers) chosen[chosen_count++] = &lives[i];
    qsort(chosen, (size_t)chosen_count, sizeof *chosen, by_size);
    for (int i = 0; i < chosen_count; i++) {
        Life *life = chosen[i];
        life->offset = lowest_place(chosen, chosen_count, life);
        life->is_placed = 1;
        if (life->offset + life->size > total) total = life->offset + life->size;
    }
    return total;
}

void place_arrays(Tree *tree, Procedure *procedure) {
    Arena *arena = tree->program->context->arena;
    const Function *function = tree->function;
    Life *lives = arena_alloc(arena, (size_t)(function->array_count + 1) * sizeof *lives);
    int count = 0;
    for (int i = 0; i < function->array_count; i++)
        if (is_in_memory(tree, function->arrays[i]))
            lives[count++] = find_life(tree, function->arrays[i]);
    procedure->real_count = place(tree, lives, count, 0);
    procedure->integer_count = place(tree, lives, count, 1);
    procedure->placements = arena_alloc(arena, (size_t)(count + 1) * sizeof(Placement));
    for (int i = 0; i < count; i++)
        procedure->placements[procedure->placement_count++] =
            (Placement){lives[i].array, lives[i].offset};
}
