#include "schedule/tree.h"

#include "ir/affine.h"

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
} Life;

// Returns whether the array lives at all: it is no variable.
static int find_life(const Tree *tree, const Array *array, Life *life) {
    int count;
    Item **leaves = leaves_with(tree, array, &count);
    *life = (Life){.array = array, .first = -1, .size = array_size(tree->program, array)};
    for (int i = 0; i < count; i++) {
        if (!leaf_writes(leaves[i], array) &&
            !statement_reads(tree->program, leaves[i]->statement, array))
            continue;
        if (life->first < 0) life->first = leaves[i]->position;
        life->last = leaves[i]->position;
    }
    return life->first >= 0;
}

static int by_size(const void *a, const void *b) {
    const Life *x = *(Life *const *)a, *y = *(Life *const *)b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return x->first != y->first ? (x->first < y->first ? -1 : 1) : x < y ? -1 : x > y;
}

// The lowest place where the array meets none that lives at the same time, among those that have
// a place, the lowest first.
static int64_t lowest_place(Life *const *placed, int count, const Life *life) {
    int64_t offset = 0;
    for (int i = 0; i < count; i++) {
        const Life *other = placed[i];
        if (other->first > life->last || life->first > other->last) continue;
        if (other->offset >= offset + life->size) break;
        if (other->offset + other->size > offset) offset = other->offset + other->size;
    }
    return offset;
}

static void insert_by_offset(Life **placed, int count, Life *life) {
    int i = count;
    for (; i > 0 && placed[i - 1]->offset > life->offset; i--) placed[i] = placed[i - 1];
    placed[i] = life;
}

// Places the lives of one type, the largest first. Returns how many entries that takes.
static int64_t place(Tree *tree, Life *lives, int count, int integers) {
    Arena *arena = tree->program->context->arena;
    Life **chosen = arena_alloc(arena, (size_t)(count + 1) * sizeof *chosen);
    Life **placed = arena_alloc(arena, (size_t)(count + 1) * sizeof *placed);
    int chosen_count = 0;
    int64_t total = 0;
    for (int i = 0; i < count; i++)
        if ((lives[i].array->type == TYPE_INT) == integers) chosen[chosen_count++] = &lives[i];
    qsort(chosen, (size_t)chosen_count, sizeof *chosen, by_size);
    for (int i = 0; i < chosen_count; i++) {
        Life *life = chosen[i];
        life->offset = lowest_place(placed, i, life);
        insert_by_offset(placed, i, life);
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
        if (function->arrays[i]->role == ROLE_LOCAL &&
            find_life(tree, function->arrays[i], &lives[count]))
            count++;
    procedure->real_count = place(tree, lives, count, 0);
    procedure->integer_count = place(tree, lives, count, 1);
    procedure->placements = arena_alloc(arena, (size_t)(count + 1) * sizeof(Placement));
    for (int i = 0; i < count; i++)
        procedure->placements[procedure->placement_count++] =
            (Placement){lives[i].array, lives[i].offset};
}
