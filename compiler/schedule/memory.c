#include "schedule/tree.h"

#include "ir/affine.h"

#include <stdlib.h>

int64_t array_size(Program *program, const Array *array) {
    int64_t size = 1;
    for (int i = 0; i < array->rank; i++)
        size = saturated_product(size, affine_bound(program, array->dims[i]));
    return size;
}

int entry_size(Type type) {
    return type == TYPE_F64 || type == TYPE_SEED ? 8 : 4;
}

// ---- Places ----

// What an array is alive for where a leaf uses it: the leaf, or the outermost loop of a region
// whose rounds have it in common.
static const Item *lasts_for(const Home *home, const Item *leaf) {
    const Item *whole = leaf;
    for (const Item *item = leaf->parent; item; item = item->parent) {
        int depth = region_depth(item->region);
        int is_own = depth && depth <= region_depth(home->region) && home->positions[depth - 1] < 0;
        if (depth && !is_own) whole = item;
    }
    return whole;
}

static int last_nest_of(const Item *item) {
    while (item->last) item = item->last;
    return item->nest;
}

// Returns whether the array lives at all: it is no variable.
static int find_life(const Tree *tree, const Array *array, Placement *placement) {
    int count;
    Item **leaves = leaves_with(tree, array, &count);
    Home home = home_of(tree->homes, array);
    *placement =
        (Placement){.array = array, .first_nest = -1, .size = array_size(tree->program, array)};
    for (int i = 0; i < count; i++) {
        if (!leaf_writes(leaves[i], array) &&
            !statement_reads(tree->program, leaves[i]->statement, array))
            continue;
        const Item *whole = lasts_for(&home, leaves[i]);
        int last = last_nest_of(whole);
        if (placement->first_nest < 0 || whole->nest < placement->first_nest)
            placement->first_nest = whole->nest;
        if (last > placement->last_nest) placement->last_nest = last;
    }
    return placement->first_nest >= 0;
}

static int by_size(const void *a, const void *b) {
    const Placement *x = *(Placement *const *)a, *y = *(Placement *const *)b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return x->first_nest != y->first_nest ? (x->first_nest < y->first_nest ? -1 : 1)
           : x < y                        ? -1
                                          : x > y;
}

static int64_t end_of(const Placement *placement) {
    return saturated_sum(placement->offset, placement->size);
}

// The lowest place where the array meets none that lives at the same time, among those that have
// a place, the lowest first.
static int64_t lowest_place(Placement *const *placed, int count, const Placement *placement) {
    int64_t offset = 0;
    for (int i = 0; i < count; i++) {
        const Placement *other = placed[i];
        if (other->first_nest > placement->last_nest || placement->first_nest > other->last_nest)
            continue;
        if (other->offset >= saturated_sum(offset, placement->size)) break;
        if (end_of(other) > offset) offset = end_of(other);
    }
    return offset;
}

static void insert_by_offset(Placement **placed, int count, Placement *placement) {
    int i = count;
    for (; i > 0 && placed[i - 1]->offset > placement->offset; i--) placed[i] = placed[i - 1];
    placed[i] = placement;
}

// Places the arrays of one type, the largest first. Returns how many entries that takes.
static int64_t place(Tree *tree, Placement *list, int count, int integers) {
    Arena *arena = tree->program->context->arena;
    Placement **chosen = arena_alloc(arena, (size_t)(count + 1) * sizeof *chosen);
    Placement **placed = arena_alloc(arena, (size_t)(count + 1) * sizeof *placed);
    int chosen_count = 0;
    int64_t total = 0;
    for (int i = 0; i < count; i++)
        if ((list[i].array->type == TYPE_INT) == integers) chosen[chosen_count++] = &list[i];
    qsort(chosen, (size_t)chosen_count, sizeof *chosen, by_size);
    for (int i = 0; i < chosen_count; i++) {
        Placement *placement = chosen[i];
        placement->offset = lowest_place(placed, i, placement);
        insert_by_offset(placed, i, placement);
        if (end_of(placement) > total) total = end_of(placement);
    }
    return total;
}

// The last leaf of a statement: those before it set what it sums up.
static int *find_nests(const Tree *tree) {
    int position = tree->function->statement_count;
    int *nests = arena_alloc(tree->program->context->arena, (size_t)(position + 1) * sizeof *nests);
    for (int i = tree->leaf_count - 1; i >= 0 && position; i--)
        if (tree->leaves[i]->source == tree->function->statements[position - 1])
            nests[--position] = tree->leaves[i]->nest;
    return nests;
}

void place_arrays(Tree *tree, Procedure *procedure) {
    const Function *function = tree->function;
    Placement *list = arena_alloc(tree->program->context->arena,
                                  (size_t)(function->array_count + 1) * sizeof *list);
    int count = 0;
    for (int i = 0; i < function->array_count; i++)
        if (function->arrays[i]->role == ROLE_LOCAL &&
            find_life(tree, function->arrays[i], &list[count]))
            count++;
    procedure->real_count = place(tree, list, count, 0);
    procedure->integer_count = place(tree, list, count, 1);
    procedure->nests = find_nests(tree);
    procedure->placements = list;
    procedure->placement_count = count;
}

// ---- Bytes ----

int64_t placement_bytes(const Placement *placement) {
    return saturated_product(placement->size, entry_size(placement->array->type));
}

static int64_t block_bytes(const Model *model, int64_t reals, int64_t integers) {
    return saturated_sum(saturated_product(reals, entry_size(model->real)),
                         saturated_product(integers, entry_size(TYPE_INT)));
}

int64_t work_bytes(const Model *model, const Procedure *procedure) {
    return block_bytes(model, procedure->real_count, procedure->integer_count);
}

int64_t schedule_bytes(const Schedule *schedule) {
    return block_bytes(schedule->model, schedule->real_count, schedule->integer_count);
}

int64_t stack_bytes(const Procedure *call) {
    int64_t bytes = 0;
    for (int i = 0; i < call->placement_count; i++)
        bytes = saturated_sum(bytes, placement_bytes(&call->placements[i]));
    return bytes;
}

int64_t largest_bytes(const Schedule *schedule) {
    int64_t largest = schedule_bytes(schedule);
    for (int i = 0; i < schedule->procedure_count; i++) {
        const Procedure *procedure = &schedule->procedures[i];
        if (procedure->kind == FUNCTION_CALL && stack_bytes(procedure) > largest)
            largest = stack_bytes(procedure);
    }
    return largest;
}

// ---- The peak ----

static int is_alive(const Placement *placement, int nest) {
    return placement->first_nest <= nest && nest <= placement->last_nest;
}

static int64_t bytes_alive(const Procedure *procedure, int nest) {
    int64_t bytes = 0;
    for (int i = 0; i < procedure->placement_count; i++) {
        const Placement *placement = &procedure->placements[i];
        if (is_alive(placement, nest)) bytes = saturated_sum(bytes, placement_bytes(placement));
    }
    return bytes;
}

static int by_bytes(const void *a, const void *b) {
    const Placement *x = *(const Placement *const *)a, *y = *(const Placement *const *)b;
    int64_t first = placement_bytes(x), second = placement_bytes(y);
    return first != second ? (first < second ? 1 : -1) : x < y ? -1 : x > y;
}

const Placement **placements_by_size(Program *program, const Procedure *procedure) {
    int count = procedure->placement_count;
    const Placement **list =
        arena_alloc(program->context->arena, (size_t)(count + 1) * sizeof *list);
    for (int i = 0; i < count; i++) list[i] = &procedure->placements[i];
    qsort(list, (size_t)count, sizeof *list, by_bytes);
    return list;
}

static int count_nests(const Procedure *procedure) {
    int count = 0;
    for (int i = 0; i < procedure->placement_count; i++)
        if (procedure->placements[i].last_nest >= count)
            count = procedure->placements[i].last_nest + 1;
    return count;
}

Peak memory_peak(Program *program, const Procedure *procedure) {
    Peak peak = {0};
    int count = count_nests(procedure);
    for (int nest = 0; nest < count; nest++) {
        int64_t bytes = bytes_alive(procedure, nest);
        if (bytes > peak.bytes) peak = (Peak){.nest = nest, .bytes = bytes};
        peak.nest_count += bytes == peak.bytes;
    }
    peak.alive = arena_alloc(program->context->arena,
                             (size_t)(procedure->placement_count + 1) * sizeof(Placement *));
    for (int i = 0; i < procedure->placement_count; i++)
        if (is_alive(&procedure->placements[i], peak.nest))
            peak.alive[peak.alive_count++] = &procedure->placements[i];
    qsort(peak.alive, (size_t)peak.alive_count, sizeof *peak.alive, by_bytes);
    return peak;
}
