#include "ad/align.h"

#include "ir/facts.h"

#include <assert.h>

Alignments alignments_new(const Activity *activity, const Function *function, int axis_count,
                          Expr *const *extents) {
    Arena *arena = activity->program->context->arena;
    Alignments alignments = {activity, axis_count, extents, NULL};
    alignments.list = arena_alloc(arena, (size_t)activity->count * sizeof(Alignment));
    for (int i = 0; i < activity->count; i++) {
        int *along = arena_alloc(arena, (size_t)axis_count * sizeof *along);
        for (int c = 0; c < axis_count; c++) along[c] = UNSEEN;
        int open = open_dimensions(activity->open, function, activity->arrays[i]);
        alignments.list[i] = (Alignment){.open_count = open, .along = along};
    }
    return alignments;
}

// Whether an axis may go along with a dimension of the array: no subscript of that leaves it.
static int may_go_along(const Alignments *alignments, int c, const Array *array, int dimension) {
    Program *program = alignments->activity->program;
    Expr *room = expr_binary(program, OP_SUBTRACT, alignments->extents[c], array->dims[dimension]);
    return affine_never_negative(program, room, 0, NULL);
}

void align_given(Alignments *alignments, int position, const int *along) {
    Alignment *alignment = &alignments->list[position];
    alignment->is_given = alignment->is_reached = 1;
    for (int c = 0; c < alignments->axis_count; c++) {
        assert(along[c] < 0 ||
               may_go_along(alignments, c, alignments->activity->arrays[position], along[c]));
        alignment->along[c] = along[c];
    }
}

// An array as a statement uses it.
typedef struct Side {
    int position; // among those that vary
    int rank;
    Expr *const *subscripts;
} Side;

static Side target_side(const Subject *subject) {
    const Statement *statement = &subject->statement;
    return (Side){subject->target, statement->target->rank, statement->subscripts};
}

static Side read_side(const Alignments *alignments, Expr *read) {
    return (Side){active_position(alignments->activity, read->array), read->count, read->arguments};
}

// The dimension that has the subscript of the axis, where the other side says what that is. With
// the rounds of open regions go only arrays that have an element for each.
static int find_match(const Alignments *alignments, int c, const Side *from, const Side *to) {
    int along = alignments->list[from->position].along[c];
    const Array *array = alignments->activity->arrays[to->position];
    if (c < region_depth(alignments->activity->open))
        return along >= 0 && c < alignments->list[to->position].open_count ? c : SPREAD;
    for (int k = 0; along >= 0 && k < to->rank; k++)
        if (to->subscripts[k] == from->subscripts[along] && may_go_along(alignments, c, array, k))
            return k;
    return SPREAD;
}

// What one side of a statement says about the other. Returns whether that is anything new.
static int align(const Alignments *alignments, const Side *from, const Side *to) {
    Alignment *alignment = &alignments->list[to->position];
    if (alignment->is_given || !alignments->list[from->position].is_reached) return 0;
    int changed = !alignment->is_reached;
    alignment->is_reached = 1;
    for (int c = 0; c < alignments->axis_count; c++) {
        int match = find_match(alignments, c, from, to), known = alignment->along[c];
        int now = known == UNSEEN || known == match ? match : SPREAD;
        changed |= known != now;
        alignment->along[c] = now;
    }
    return changed;
}

// Returns whether a statement in a region said anything new: then what others there read or write
// may go along otherwise too, in rounds before or after, and all is gone through once more.
static int align_statement(const Alignments *alignments, const Subject *subject, int to_reads) {
    int changed = 0;
    for (int k = 0; k < subject->inflows.count; k++) {
        Side target = target_side(subject);
        Side read = read_side(alignments, subject->inflows.reads[k]);
        changed |= to_reads ? align(alignments, &target, &read) : align(alignments, &read, &target);
    }
    return changed && subject->original->region;
}

// Later statements first: when an array's writers are met, all its uses are known.
void align_reads(Alignments *alignments, const Subject *subjects, int count) {
    for (int again = 1; again;) {
        again = 0;
        for (int i = count - 1; i >= 0; i--) again |= align_statement(alignments, &subjects[i], 1);
    }
}

void align_targets(Alignments *alignments, const Subject *subjects, int count) {
    for (int again = 1; again;) {
        again = 0;
        for (int i = 0; i < count; i++) again |= align_statement(alignments, &subjects[i], 0);
    }
}
