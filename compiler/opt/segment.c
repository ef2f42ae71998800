// A loop in segments: what it carries is kept at the start of each, and else lives within one. When
// a segment is differentiated its rounds can be computed again from its start, so that memory grows
// with the square root of the number of rounds.
//
//     for t < T { h[t + 1] = f(h[t]) }
//
// becomes, with K rounds in each of S segments,
//
//     for segment < S {
//         h.segment[segment, 0] = h.start[segment]
//         for t < K { h.segment[segment, t + 1] = f(h.segment[segment, t]) }
//         h.start[segment + 1] = h.segment[segment, K]
//     }
//
// and the rounds that are left, fewer than K, are a loop as it was.
#include "ir/affine.h"
#include "opt/opt.h"
#include "opt/uses.h"

#include <math.h>

enum { FEWEST_ROUNDS = 8 };

// The two parts of the loop: rounds in segments, and those that are left.
typedef enum StretchId { STRETCH_SEGMENTS, STRETCH_REST, STRETCH_COUNT } StretchId;

// What becomes of an array that the loop uses.
typedef enum Fate {
    FATE_WHOLE,   // it stays as it is
    FATE_INNER,   // each round has an element of its own, which no other round sees
    FATE_CARRIED, // each round finds an element and leaves the next one
} Fate;

typedef struct Split {
    const Array *array;
    Fate fate;
    const Statement *begins; // carried: what writes it before the loop
    int is_left;             // a round writes it
    int is_written, is_read; // in the loop
    int is_read_after;       // other elements than the last one are, after the loop
    const Array *inside[STRETCH_COUNT];
    const Array *start; // carried: at the start of each segment, and at the end
} Split;

// An index whose extent depends on the round, and a region within the loop, with what they become.
typedef struct Renamed {
    const Index *from, *to;
    struct Renamed *next;
} Renamed;

typedef struct Moved {
    const Region *from, *to;
    struct Moved *next;
} Moved;

typedef struct Stretch {
    StretchId id;
    const Region *outer;  // of the segments; NULL: there are none
    const Region *rounds; // within
    Expr *time;           // of a round, among all of the loop
    Renamed *renamed;
    Moved *moved;
} Stretch;

typedef struct Loop {
    Program *program;
    const Function *original;
    Function *function; // with the loop in segments
    const Region *region;
    int first, last; // the statements of the loop
    int position;    // of the statement at hand
    Stretch stretches[STRETCH_COUNT];
    int stretch_count; // 1: no round is left
    Split *splits;     // of the function's arrays
} Loop;

static Expr *plus(Program *program, Expr *integer, int64_t more) {
    return expr_binary(program, OP_ADD, integer, expr_int(program, more));
}

static Expr *index_of(const Loop *loop) {
    return expr_index(loop->program, loop->region->index);
}

static int is_in(const Loop *loop, const Statement *statement) {
    return region_at(statement->region, 1) == loop->region;
}

static Split *split_of(const Loop *loop, const Array *array) {
    for (int i = 0; i < loop->original->array_count; i++)
        if (loop->splits[i].array == array) return &loop->splits[i];
    return NULL;
}

// In round t a carried variable is found at [t] and left at [t + 1]; in a loop that runs backward,
// found at [t + 1] and left at [t].
static Expr *found_at(const Loop *loop, Expr *round) {
    return plus(loop->program, round, loop->region->is_backward);
}

static Expr *left_at(const Loop *loop, Expr *round) {
    return plus(loop->program, round, !loop->region->is_backward);
}

// Of a history of so many rounds: where it begins, and where it ends.
static Expr *first_of(const Loop *loop, Expr *rounds) {
    return loop->region->is_backward ? rounds : expr_int(loop->program, 0);
}

static Expr *last_of(const Loop *loop, Expr *rounds) {
    return loop->region->is_backward ? expr_int(loop->program, 0) : rounds;
}

// ---- What becomes of the arrays ----

static int is_history(const Loop *loop, const Array *array) {
    return array->dims[0] == plus(loop->program, loop->region->index->extent, 1);
}

static void note_inside(const Loop *loop, Split *split, const Statement *statement,
                        Expr *const *subscripts, int writes) {
    if (!is_history(loop, split->array)) {
        int is_here = subscripts[0] == index_of(loop);
        if (!is_here || split->array->dims[0] != loop->region->index->extent)
            split->fate = FATE_WHOLE;
        return;
    }
    split->fate = FATE_CARRIED;
    int is_found = subscripts[0] == found_at(loop, index_of(loop));
    int is_left = subscripts[0] == left_at(loop, index_of(loop));
    int is_plain = statement->reducer == REDUCER_DEFINE && !statement->guard &&
                   region_depth(statement->region) == 1;
    if (writes ? !is_left || !is_plain : !is_found && !is_left) split->fate = FATE_WHOLE;
    split->is_left |= writes;
}

static void note_outside(const Loop *loop, Split *split, const Statement *statement,
                         Expr *const *subscripts, int writes) {
    Expr *rounds = loop->region->index->extent;
    int is_before = loop->position < loop->first;
    int begins = is_before && !split->begins && !statement->region && !statement->guard &&
                 statement->reducer == REDUCER_DEFINE && subscripts[0] == first_of(loop, rounds);
    if (!is_history(loop, split->array) || (writes ? !begins : is_before)) split->fate = FATE_WHOLE;
    if (writes) split->begins = statement;
    split->is_read_after |= !writes && subscripts[0] != last_of(loop, rounds);
}

static void note_access(const Statement *statement, const Array *array, Expr *const *subscripts,
                        int writes, void *data) {
    const Loop *loop = data;
    Split *split = split_of(loop, array);
    if (is_in(loop, statement)) *(writes ? &split->is_written : &split->is_read) = 1;
    if (split->fate == FATE_WHOLE) return;
    if (is_in(loop, statement))
        note_inside(loop, split, statement, subscripts, writes);
    else
        note_outside(loop, split, statement, subscripts, writes);
}

static void find_fates(Loop *loop) {
    const Function *function = loop->original;
    loop->splits = arena_alloc(loop->program->context->arena,
                               (size_t)(function->array_count + 1) * sizeof *loop->splits);
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        Fate fate = array->role == ROLE_LOCAL && array->rank ? FATE_INNER : FATE_WHOLE;
        loop->splits[i] = (Split){.array = array, .fate = fate};
    }
    for (loop->position = 0; loop->position < function->statement_count; loop->position++)
        each_access(loop->program, function->statements[loop->position], note_access, loop);
    for (int i = 0; i < function->array_count; i++) {
        Split *split = &loop->splits[i];
        if (split->fate == FATE_CARRIED && !(split->begins && split->is_left))
            split->fate = FATE_WHOLE;
        if (split->fate != FATE_CARRIED) split->is_read_after = 0;
    }
}

// ---- The new arrays ----

static const Array *split_array(const Loop *loop, const Array *whole, const char *part, int count,
                                Expr *const *first_dims) {
    Program *program = loop->program;
    Array array = *whole;
    Expr **dims = expr_list(program, whole->rank + count - 1);
    for (int i = 0; i < count; i++) dims[i] = first_dims[i];
    for (int i = 1; i < whole->rank; i++) dims[count + i - 1] = whole->dims[i];
    array.dims = dims;
    array.rank = whole->rank + count - 1;
    array.name = function_unique_name(
        program, loop->function, arena_printf(program->context->arena, "%s.%s", whole->name, part));
    return function_add_array(program, loop->function, array);
}

static void make_arrays(Loop *loop) {
    Program *program = loop->program;
    Expr *segments = loop->stretches[STRETCH_SEGMENTS].outer->index->extent;
    Expr *starts[] = {plus(program, segments, 1)};
    for (int i = 0; i < loop->original->array_count; i++) {
        Split *split = &loop->splits[i];
        int is_carried = split->fate == FATE_CARRIED;
        if (split->fate == FATE_WHOLE || split->is_read_after)
            function_share_array(program, loop->function, split->array);
        if (split->fate == FATE_WHOLE) continue;
        if (is_carried) split->start = split_array(loop, split->array, "start", 1, starts);
        for (int k = 0; k < loop->stretch_count; k++) {
            Expr *rounds = loop->stretches[k].rounds->index->extent;
            Expr *dims[] = {segments, plus(program, rounds, is_carried)};
            split->inside[k] = k == STRETCH_SEGMENTS
                                   ? split_array(loop, split->array, "segment", 2, dims)
                                   : split_array(loop, split->array, "rest", 1, dims + 1);
        }
    }
}

// ---- Cells ----

// Elements of an array: the first subscripts; others follow.
typedef struct Cells {
    const Array *array;
    Expr *first[2];
    int count;
} Cells;

// What a split array has at a round of a stretch.
static Cells cells_inside(const Loop *loop, const Stretch *stretch, const Split *split,
                          Expr *round) {
    if (!stretch->outer) return (Cells){split->inside[stretch->id], {round}, 1};
    Expr *segment = expr_index(loop->program, stretch->outer->index);
    return (Cells){split->inside[stretch->id], {segment, round}, 2};
}

static Stretch *stretch_run(Loop *loop, int is_last) {
    int is_rest = loop->stretch_count > 1 && is_last != loop->region->is_backward;
    return &loop->stretches[is_rest ? STRETCH_REST : STRETCH_SEGMENTS];
}

// What is carried into a stretch, and out of it.
static Cells cells_before(const Loop *loop, const Stretch *stretch, const Split *split) {
    if (!stretch->outer)
        return cells_inside(loop, stretch, split, first_of(loop, stretch->rounds->index->extent));
    return (Cells){split->start, {first_of(loop, stretch->outer->index->extent)}, 1};
}

static Cells cells_after(const Loop *loop, const Stretch *stretch, const Split *split) {
    if (!stretch->outer)
        return cells_inside(loop, stretch, split, last_of(loop, stretch->rounds->index->extent));
    return (Cells){split->start, {last_of(loop, stretch->outer->index->extent)}, 1};
}

// All subscripts, where `subscripts` are those of the array as it was.
static Expr **cell_subscripts(const Loop *loop, Cells cells, int rank, Expr *const *subscripts) {
    Expr **all = expr_list(loop->program, cells.count + rank);
    for (int i = 0; i < cells.count; i++) all[i] = cells.first[i];
    for (int i = 1; i < rank; i++) all[cells.count + i - 1] = subscripts[i];
    return all;
}

// ---- The statements of the loop ----

// Where a subscript of the round, t or t + 1, is in a stretch.
static Cells cells_of(const Loop *loop, const Stretch *stretch, const Split *split,
                      Expr *subscript) {
    Expr *from = index_of(loop), *to = expr_index(loop->program, stretch->rounds->index);
    return cells_inside(loop, stretch, split,
                        expr_replace(loop->program, subscript, 1, &from, &to));
}

typedef struct Within {
    const Loop *loop;
    const Stretch *stretch;
} Within;

static Expr *split_read(Expr *read, void *data) {
    const Within *within = data;
    const Split *split = split_of(within->loop, read->array);
    if (!split || split->fate == FATE_WHOLE) return NULL;
    Cells cells = cells_of(within->loop, within->stretch, split, read->arguments[0]);
    return expr_read(within->loop->program, cells.array,
                     cell_subscripts(within->loop, cells, read->array->rank, read->arguments));
}

static const Index *renamed(const Loop *loop, Stretch *stretch, const Index *index) {
    Expr *from = index_of(loop);
    Expr *extent = expr_replace(loop->program, index->extent, 1, &from, &stretch->time);
    for (const Renamed *known = stretch->renamed; known; known = known->next) {
        if (known->from == index) return known->to;
        Expr *old = expr_index(loop->program, known->from);
        Expr *new = expr_index(loop->program, known->to);
        extent = expr_replace(loop->program, extent, 1, &old, &new);
    }
    if (extent == index->extent) return index;
    Renamed *made = arena_alloc(loop->program->context->arena, sizeof *made);
    *made = (Renamed){index, index_new(loop->program, index->name, extent), stretch->renamed};
    stretch->renamed = made;
    return made->to;
}

static const Region *moved(const Loop *loop, Stretch *stretch, const Region *region) {
    if (region == loop->region) return stretch->rounds;
    for (const Moved *known = stretch->moved; known; known = known->next)
        if (known->from == region) return known->to;
    const Region *outer = moved(loop, stretch, region->outer);
    const Index *index = renamed(loop, stretch, region->index);
    Moved *made = arena_alloc(loop->program->context->arena, sizeof *made);
    *made = (Moved){region, region_new(loop->program, index, region->is_backward, outer),
                    stretch->moved};
    stretch->moved = made;
    return made->to;
}

// The loops of a statement: of the segment and the round in place of the round.
static void split_loops(const Loop *loop, Stretch *stretch, Statement *statement) {
    const Index **loops = arena_alloc(loop->program->context->arena,
                                      (size_t)(statement->loop_count + 1) * sizeof *loops);
    int count = 0;
    if (stretch->outer) loops[count++] = stretch->outer->index;
    loops[count++] = stretch->rounds->index;
    for (int i = 1; i < statement->loop_count; i++)
        loops[count++] = renamed(loop, stretch, statement->loops[i]);
    statement->loops = loops;
    statement->loop_count = count;
    statement->region = moved(loop, stretch, statement->region);
}

// What stands for the round, and for indices that have another extent now.
static Statement replace_indices(const Loop *loop, const Stretch *stretch, Statement statement) {
    int count = 1;
    for (const Renamed *each = stretch->renamed; each; each = each->next) count++;
    Expr **from = expr_list(loop->program, count), **to = expr_list(loop->program, count);
    from[0] = index_of(loop);
    to[0] = stretch->time;
    count = 1;
    for (const Renamed *each = stretch->renamed; each; each = each->next, count++) {
        from[count] = expr_index(loop->program, each->from);
        to[count] = expr_index(loop->program, each->to);
    }
    return replace_in_statement(loop->program, statement, count, from, to);
}

static void add_inside(const Loop *loop, Stretch *stretch, const Statement *original) {
    Within within = {loop, stretch};
    Statement statement = replace_reads(loop->program, *original, split_read, &within);
    const Split *split = split_of(loop, original->target);
    split_loops(loop, stretch, &statement);
    if (split->fate != FATE_WHOLE) {
        Cells cells = cells_of(loop, stretch, split, original->subscripts[0]);
        statement.target = cells.array;
        statement.subscripts =
            cell_subscripts(loop, cells, split->array->rank, statement.subscripts);
    }
    int count = statement_found_count(original);
    const Array **found =
        arena_alloc(loop->program->context->arena, (size_t)(count + 1) * sizeof *found);
    for (int i = 0; original->found && i < count; i++)
        found[i] = split_of(loop, original->found[i])->inside[stretch->id];
    if (original->found) statement.found = found;
    function_add_statement(loop->program, loop->function,
                           replace_indices(loop, stretch, statement));
}

// ---- The statements between them ----

// Of all elements that the array has: those that are written before the loop.
static void add_copy(const Loop *loop, const Region *region, const Split *split, Cells to,
                     Cells from) {
    Program *program = loop->program;
    const Statement *begins = split->begins;
    int rank = split->array->rank, depth = region_depth(region);
    const Index **loops = arena_alloc(program->context->arena,
                                      (size_t)(depth + begins->loop_count + 1) * sizeof *loops);
    for (int i = 0; i < depth; i++) loops[i] = region_at(region, i + 1)->index;
    for (int i = 0; i < begins->loop_count; i++) loops[depth + i] = begins->loops[i];
    Expr **read = cell_subscripts(loop, from, rank, begins->subscripts);
    function_add_statement(
        program, loop->function,
        (Statement){.region = region,
                    .loop_count = depth + begins->loop_count,
                    .loops = loops,
                    .target = to.array,
                    .subscripts = cell_subscripts(loop, to, rank, begins->subscripts),
                    .value = expr_read(program, from.array, read),
                    .origin = loop->original->statements[loop->first]->origin});
}

// What is carried from the start of a segment into it, or to the start of the next one.
static void add_links(const Loop *loop, const Stretch *stretch, int leaves) {
    if (!stretch->outer) return;
    Expr *segment = expr_index(loop->program, stretch->outer->index);
    Expr *length = stretch->rounds->index->extent;
    for (int i = 0; i < loop->original->array_count; i++) {
        const Split *split = &loop->splits[i];
        if (split->fate != FATE_CARRIED) continue;
        Expr *at = leaves ? left_at(loop, segment) : found_at(loop, segment);
        Cells start = {split->start, {at}, 1};
        Cells inside = cells_inside(loop, stretch, split,
                                    leaves ? last_of(loop, length) : first_of(loop, length));
        add_copy(loop, stretch->outer, split, leaves ? start : inside, leaves ? inside : start);
    }
}

// What is read after the loop of a history, is kept as it was.
static void add_history(const Loop *loop, const Stretch *stretch) {
    Expr *round = expr_index(loop->program, stretch->rounds->index);
    for (int i = 0; i < loop->original->array_count; i++) {
        const Split *split = &loop->splits[i];
        Cells whole = {split->array, {found_at(loop, stretch->time)}, 1};
        if (split->is_read_after)
            add_copy(loop, stretch->rounds, split, whole,
                     cells_inside(loop, stretch, split, found_at(loop, round)));
    }
}

static void add_stretch(const Loop *loop, Stretch *stretch) {
    add_links(loop, stretch, 0);
    for (int i = loop->first; i <= loop->last; i++)
        add_inside(loop, stretch, loop->original->statements[i]);
    add_history(loop, stretch);
    add_links(loop, stretch, 1);
}

static void add_loop(Loop *loop) {
    Stretch *first = stretch_run(loop, 0), *last = stretch_run(loop, 1);
    Expr *end = last_of(loop, loop->region->index->extent);
    int count = loop->original->array_count;
    add_stretch(loop, first);
    for (const Split *each = loop->splits; first != last && each < loop->splits + count; each++)
        if (each->fate == FATE_CARRIED)
            add_copy(loop, NULL, each, cells_before(loop, last, each),
                     cells_after(loop, first, each));
    if (first != last) add_stretch(loop, last);
    for (const Split *each = loop->splits; each < loop->splits + count; each++)
        if (each->is_read_after)
            add_copy(loop, NULL, each, (Cells){each->array, {end}, 1},
                     cells_after(loop, last, each));
}

// A read of the last element of a history, of which no others are read.
static Expr *last_read(Expr *read, void *data) {
    Loop *loop = data;
    const Split *split = split_of(loop, read->array);
    if (!split || split->fate != FATE_CARRIED || split->is_read_after) return NULL;
    Cells cells = cells_after(loop, stretch_run(loop, 1), split);
    return expr_read(loop->program, cells.array,
                     cell_subscripts(loop, cells, read->array->rank, read->arguments));
}

static void add_outside(Loop *loop, const Statement *original) {
    Program *program = loop->program;
    Statement statement = *original;
    const Split *target = split_of(loop, original->target);
    if (target->fate == FATE_CARRIED) {
        Cells cells = cells_before(loop, stretch_run(loop, 0), target);
        statement.target = cells.array;
        statement.subscripts =
            cell_subscripts(loop, cells, target->array->rank, original->subscripts);
    }
    function_add_statement(program, loop->function,
                           replace_reads(program, statement, last_read, loop));
}

// ---- The whole ----

// How many rounds a segment has: about the square root of all, so that none are left if that can
// be.
static int64_t length_of_segments(Expr *extent, int64_t rounds) {
    int64_t root = (int64_t)ceil(sqrt((double)rounds));
    for (int64_t more = 0; extent->kind == EXPR_INT && more < root; more++) {
        if (rounds % (root + more) == 0) return root + more;
        if (2 * more < root && rounds % (root - more) == 0) return root - more;
    }
    return root;
}

static void make_stretches(Loop *loop) {
    Program *program = loop->program;
    const Index *index = loop->region->index;
    int is_backward = loop->region->is_backward;
    int64_t rounds = length_of_segments(index->extent, affine_bound(program, index->extent));
    Expr *length = expr_int(program, rounds);
    Expr *segments = expr_binary(program, OP_QUOTIENT, index->extent, length);
    Expr *left = expr_binary(program, OP_REMAINDER, index->extent, length);
    const char *name = name_of(program->context->names, "segment");
    Stretch *stretch = &loop->stretches[STRETCH_SEGMENTS], *rest = &loop->stretches[STRETCH_REST];
    stretch->outer = region_new(program, index_new(program, name, segments), is_backward, NULL);
    stretch->rounds =
        region_new(program, index_new(program, index->name, length), is_backward, stretch->outer);
    Expr *start =
        expr_binary(program, OP_MULTIPLY, length, expr_index(program, stretch->outer->index));
    stretch->time =
        expr_binary(program, OP_ADD, start, expr_index(program, stretch->rounds->index));
    rest->id = STRETCH_REST;
    rest->rounds = region_new(program, index_new(program, index->name, left), is_backward, NULL);
    rest->time = expr_binary(program, OP_ADD, expr_binary(program, OP_MULTIPLY, length, segments),
                             expr_index(program, rest->rounds->index));
    loop->stretch_count = 1 + !expr_is_number(left, 0);
}

// Whether there is something to gain, and it can still be told where an extremum is found.
static int can_be_segmented(const Loop *loop) {
    int carried = 0;
    for (int i = loop->first; i <= loop->last; i++) {
        const Statement *statement = loop->original->statements[i];
        carried |= split_of(loop, statement->target)->fate == FATE_CARRIED;
        if (region_depth(statement->region) == LARGEST_REGION_DEPTH) return 0;
        if (statement->reducer != REDUCER_MAXIMUM && statement->reducer != REDUCER_MINIMUM)
            continue;
        if (split_of(loop, statement->target)->fate != FATE_INNER) return 0;
        for (int k = 0; k < statement_found_count(statement); k++)
            if (split_of(loop, statement->found[k])->fate != FATE_INNER) return 0;
    }
    return carried;
}

// What the rounds in segments read would be written again, in those that are left.
static int is_written_again(const Loop *loop) {
    for (int i = 0; i < loop->original->array_count; i++) {
        const Split *split = &loop->splits[i];
        if (loop->stretch_count > 1 && split->fate == FATE_WHOLE && split->is_written &&
            split->is_read)
            return 1;
    }
    return 0;
}

static Function *segment_loop(Program *program, const Function *original, const Region *region) {
    Arena *arena = program->context->arena;
    Loop loop = {.program = program, .original = original, .region = region, .first = -1};
    for (int i = 0; i < original->statement_count; i++) {
        if (!is_in(&loop, original->statements[i])) continue;
        if (loop.first < 0) loop.first = i;
        loop.last = i;
    }
    find_fates(&loop);
    if (!can_be_segmented(&loop)) return NULL;
    make_stretches(&loop);
    if (is_written_again(&loop)) return NULL;
    loop.function = arena_alloc(arena, sizeof *loop.function);
    *loop.function = (Function){.kind = original->kind, .names = original->names};
    make_arrays(&loop);
    for (int i = 0; i < loop.first; i++) add_outside(&loop, original->statements[i]);
    add_loop(&loop);
    for (int i = loop.last + 1; i < original->statement_count; i++)
        add_outside(&loop, original->statements[i]);
    return loop.function;
}

void segment(Program *program, Function *function) {
    const Region **regions = arena_alloc(program->context->arena,
                                         (size_t)(function->statement_count + 1) * sizeof *regions);
    int count = 0;
    for (int i = 0; i < function->statement_count; i++) {
        const Region *region = region_at(function->statements[i]->region, 1);
        if (region && (!count || regions[count - 1] != region)) regions[count++] = region;
    }
    for (int i = 0; i < count; i++) {
        if (affine_bound(program, regions[i]->index->extent) < FEWEST_ROUNDS) continue;
        Function *changed = segment_loop(program, function, regions[i]);
        if (changed) *function = *changed;
    }
}
