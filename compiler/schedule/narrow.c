// Arrays that live within one round of a region: each round may use the place of the last one, so
// they have no dimension for the region's index.
#include "opt/uses.h"
#include "schedule/tree.h"

#include <stdlib.h>
#include <string.h>

// The innermost region of which some accesses of an array stay within one round: all are in it, and
// have its index, and those of the regions around it, alone in the same subscript.
typedef struct Stay {
    const Region *region;                // NULL: there is none
    int positions[LARGEST_REGION_DEPTH]; // of those subscripts, by depth
    int is_met;                          // there was an access before
} Stay;

typedef struct Local {
    const Array *array;
    Stay all, writes;    // of all accesses, and of those that write
    const Array *narrow; // without the dimensions of `all`
} Local;

typedef struct Narrowing {
    Program *program;
    Local *locals; // in the order of the addresses of their arrays
    int count;
} Narrowing;

static int by_array(const void *a, const void *b) {
    uintptr_t x = (uintptr_t)((const Local *)a)->array, y = (uintptr_t)((const Local *)b)->array;
    return (x > y) - (x < y);
}

static Local *local_of(const Narrowing *narrowing, const Array *array) {
    Local key = {.array = array};
    return bsearch(&key, narrowing->locals, (size_t)narrowing->count, sizeof key, by_array);
}

// ---- Where an array lives ----

static const Region *common_region(const Region *a, const Region *b) {
    int depth = region_depth(a) < region_depth(b) ? region_depth(a) : region_depth(b);
    while (region_at(a, depth) != region_at(b, depth)) depth--;
    return region_at(a, depth);
}

static void narrow_stay(Stay *stay, const Statement *statement, int rank, Expr *const *subscripts) {
    if (!stay->is_met) {
        stay->region = statement->region;
        for (int depth = 1; depth <= region_depth(statement->region); depth++)
            stay->positions[depth - 1] =
                position_of_index(subscripts, rank, region_at(statement->region, depth)->index);
    }
    stay->is_met = 1;
    stay->region = common_region(stay->region, statement->region);
    for (int depth = 1; depth <= region_depth(stay->region); depth++) {
        int position = stay->positions[depth - 1];
        const Region *region = region_at(stay->region, depth);
        if (position >= 0 && is_subscript(&subscripts[position], 1, region->index)) continue;
        stay->region = region_at(stay->region, depth - 1);
        return;
    }
}

static void note_access(const Statement *statement, const Array *array, Expr *const *subscripts,
                        int writes, void *data) {
    Local *local = local_of(data, array);
    if (!local) return;
    if (array->role == ROLE_LOCAL) narrow_stay(&local->all, statement, array->rank, subscripts);
    if (writes) narrow_stay(&local->writes, statement, array->rank, subscripts);
}

// A value and the places where it was found are written with the same subscripts: they live in the
// same region. Returns whether that changed anything.
static int agree(const Narrowing *narrowing, const Statement *statement) {
    Local *target = local_of(narrowing, statement->target);
    int changed = 0;
    for (int i = 0; i < statement_found_count(statement); i++) {
        Local *found = local_of(narrowing, statement->found[i]);
        const Region *home =
            target && found ? common_region(target->all.region, found->all.region) : NULL;
        changed |= (target && target->all.region != home) || (found && found->all.region != home);
        if (target) target->all.region = home;
        if (found) found->all.region = home;
    }
    return changed;
}

// A cell of a sum is set in the round in which something may be added to it. Where another round
// may read it before that, it is set before all those rounds.
static void note_early_read(const Narrowing *narrowing, const Function *function, const Uses *uses,
                            int reader, const Expr *read) {
    Local *local = local_of(narrowing, read->array);
    if (!local || !local->writes.region) return;
    Stay *stay = &local->writes;
    int depth = depth_of_early_read(
        narrowing->program, stay->region, stay->positions, function->statements[reader]->region,
        use_of(uses, read->array)->writers[0] < reader, read->arguments);
    if (depth) stay->region = region_at(stay->region, depth - 1);
}

static void note_early_reads(const Narrowing *narrowing, const Function *function) {
    Uses uses = uses_of(narrowing->program, function->statements, function->statement_count);
    for (int i = 0; i < function->statement_count; i++) {
        if (!function->statements[i]->region) continue;
        Reads reads = reads_of(narrowing->program, function->statements[i], NULL);
        for (int k = 0; k < reads.count; k++)
            note_early_read(narrowing, function, &uses, i, reads.list[k]);
    }
}

static void find_stays(Narrowing *narrowing, const Function *function) {
    for (int i = 0; i < function->statement_count; i++)
        each_access(narrowing->program, function->statements[i], note_access, narrowing);
    for (int changed = 1; changed;) {
        changed = 0;
        for (int i = 0; i < function->statement_count; i++)
            changed |= agree(narrowing, function->statements[i]);
    }
    note_early_reads(narrowing, function);
}

// ---- The change ----

static int is_dropped(const Local *local, int position) {
    for (int depth = 1; depth <= region_depth(local->all.region); depth++)
        if (local->all.positions[depth - 1] == position) return 1;
    return 0;
}

static Expr **kept_parts(const Narrowing *narrowing, const Local *local, Expr *const *parts) {
    Expr **kept = expr_list(narrowing->program, local->array->rank);
    int count = 0;
    for (int i = 0; i < local->array->rank; i++)
        if (!is_dropped(local, i)) kept[count++] = parts[i];
    return kept;
}

static void make_narrow(const Narrowing *narrowing, Local *local) {
    local->narrow = local->array;
    if (!local->all.region) return;
    Array *narrow = arena_alloc(narrowing->program->context->arena, sizeof *narrow);
    *narrow = *local->array;
    narrow->dims = kept_parts(narrowing, local, local->array->dims);
    narrow->rank = local->array->rank - region_depth(local->all.region);
    local->narrow = narrow;
}

static Expr *narrow_read(Expr *read, void *data) {
    const Narrowing *narrowing = data;
    const Local *local = local_of(narrowing, read->array);
    if (!local || local->narrow == local->array) return NULL;
    return expr_read(narrowing->program, local->narrow,
                     kept_parts(narrowing, local, read->arguments));
}

// A loop whose subscript was taken away stands no more for a subscript of the target; where an
// extremum is, it is not asked for.
static const Array **narrow_found(const Narrowing *narrowing, const Statement *original,
                                  const Statement *statement) {
    const Array **found = arena_alloc(narrowing->program->context->arena,
                                      (size_t)(statement->loop_count + 1) * sizeof *found);
    int count = 0, position = 0;
    for (int i = 0; i < original->loop_count; i++) {
        const Index *loop = original->loops[i];
        const Array *array = NULL;
        if (!statement_stands_alone(original, loop)) array = original->found[position++];
        if (statement_stands_alone(statement, loop)) continue;
        const Local *local = array ? local_of(narrowing, array) : NULL;
        found[count++] = local ? local->narrow : array;
    }
    return found;
}

static void narrow_statement(Narrowing *narrowing, Function *function, const Statement *original) {
    Statement statement = replace_reads(narrowing->program, *original, narrow_read, narrowing);
    const Local *target = local_of(narrowing, original->target);
    if (target) {
        statement.target = target->narrow;
        statement.subscripts = kept_parts(narrowing, target, statement.subscripts);
    }
    if (original->found) statement.found = narrow_found(narrowing, original, &statement);
    function_add_statement(narrowing->program, function, statement);
}

// Local arrays, and results: those are summed up too, but are never narrow.
static Narrowing list_locals(Program *program, const Function *function) {
    Arena *arena = program->context->arena;
    Narrowing narrowing = {.program = program};
    narrowing.locals =
        arena_alloc(arena, (size_t)(function->array_count + 1) * sizeof *narrowing.locals);
    for (int i = 0; i < function->array_count; i++)
        narrowing.locals[narrowing.count++] = (Local){.array = function->arrays[i]};
    qsort(narrowing.locals, (size_t)narrowing.count, sizeof *narrowing.locals, by_array);
    return narrowing;
}

static Home home_from(const Local *local) {
    Home home = {local->narrow, local->writes.region, {0}};
    for (int depth = 1; depth <= region_depth(home.region); depth++) {
        int position = local->writes.positions[depth - 1], before = 0;
        for (int i = 0; i < position; i++) before += !is_dropped(local, i);
        home.positions[depth - 1] = is_dropped(local, position) ? -1 : before;
    }
    return home;
}

const Function *narrow(Program *program, const Function *function, Homes *homes) {
    *homes = (Homes){0};
    if (!function_has_regions(function)) return function;
    Arena *arena = program->context->arena;
    Narrowing narrowing = list_locals(program, function);
    find_stays(&narrowing, function);
    Function *changed = arena_alloc(arena, sizeof *changed);
    *changed = (Function){.kind = function->kind,
                          .name = function->name,
                          .place = function->place,
                          .names = function->names};
    homes->list = arena_alloc(arena, (size_t)(narrowing.count + 1) * sizeof *homes->list);
    for (int i = 0; i < narrowing.count; i++) {
        make_narrow(&narrowing, &narrowing.locals[i]);
        if (narrowing.locals[i].writes.region)
            homes->list[homes->count++] = home_from(&narrowing.locals[i]);
    }
    for (int i = 0; i < function->array_count; i++)
        function_share_array(program, changed, local_of(&narrowing, function->arrays[i])->narrow);
    for (int i = 0; i < function->statement_count; i++)
        narrow_statement(&narrowing, changed, function->statements[i]);
    return changed;
}

Home home_of(const Homes *homes, const Array *array) {
    for (int i = 0; i < homes->count; i++)
        if (homes->list[i].array == array) return homes->list[i];
    return (Home){array, NULL, {0}};
}
