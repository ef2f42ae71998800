// What a loop computes within each of its rounds is computed again where the round is
// differentiated, instead of being kept from one loop to the other. What the loop carries is kept.
#include "opt/again.h"
#include "opt/opt.h"
#include "opt/uses.h"

// An array of which each round of the loop has a part of its own.
typedef struct Part {
    const Array *array;
    int position;   // of the subscript that is the round; -1: none so far
    int is_lasting; // it is used otherwise, too
    int is_needed;  // where the round is differentiated
} Part;

typedef struct Recompute {
    Program *program;
    Function *function;
    const Region *loop, *backward; // the loop, and that in which it is differentiated
    Part *parts;                   // of the function's arrays
    int part_count;
} Recompute;

static const Region *outermost(const Statement *statement) {
    return region_at(statement->region, 1);
}

// Each array of the function has one.
static Part *part_of(const Recompute *recompute, const Array *array) {
    int i = 0;
    while (recompute->parts[i].array != array) i++;
    return &recompute->parts[i];
}

// ---- What can be computed again ----

static int position_of(Expr *const *subscripts, int rank, const Index *index) {
    for (int i = 0; i < rank; i++)
        if (subscripts[i]->kind == EXPR_INDEX && subscripts[i]->index == index) return i;
    return -1;
}

static void note_access(const Statement *statement, const Array *array, Expr *const *subscripts,
                        int writes, void *data) {
    const Recompute *recompute = data;
    Part *part = part_of(recompute, array);
    if (part->is_lasting) return;
    const Region *region = outermost(statement);
    const Index *index = recompute->loop->index;
    int may_be_here = region == recompute->loop || (region == recompute->backward && !writes);
    if (part->position < 0) part->position = position_of(subscripts, array->rank, index);
    part->is_lasting = !may_be_here || part->position < 0 ||
                       subscripts[part->position] != expr_index(recompute->program, index);
}

// An extremum and the places where it is found are made by one statement: all last, or none.
// Returns whether that changed anything.
static int agree(const Recompute *recompute, const Statement *statement) {
    Part *target = part_of(recompute, statement->target);
    int lasting = target->is_lasting, changed = 0;
    for (int i = 0; i < statement_found_count(statement); i++)
        lasting |= part_of(recompute, statement->found[i])->is_lasting;
    if (!lasting) return 0;
    changed = !target->is_lasting;
    target->is_lasting = 1;
    for (int i = 0; i < statement_found_count(statement); i++) {
        Part *found = part_of(recompute, statement->found[i]);
        changed |= !found->is_lasting;
        found->is_lasting = 1;
    }
    return changed;
}

static void find_parts(Recompute *recompute) {
    const Function *function = recompute->function;
    recompute->part_count = function->array_count;
    recompute->parts = arena_alloc(recompute->program->context->arena,
                                   (size_t)(function->array_count + 1) * sizeof *recompute->parts);
    for (int i = 0; i < function->array_count; i++)
        recompute->parts[i] = (Part){.array = function->arrays[i],
                                     .position = -1,
                                     .is_lasting = function->arrays[i]->role != ROLE_LOCAL};
    for (int i = 0; i < function->statement_count; i++)
        each_access(recompute->program, function->statements[i], note_access, recompute);
    for (int changed = 1; changed;) {
        changed = 0;
        for (int i = 0; i < function->statement_count; i++)
            changed |= agree(recompute, function->statements[i]);
    }
}

// ---- What is needed ----

static void need_reads(const Recompute *recompute, const Statement *statement) {
    Reads reads = reads_of(recompute->program, statement, NULL);
    for (int i = 0; i < reads.count; i++) {
        Part *part = part_of(recompute, reads.list[i]->array);
        if (!part->is_lasting) part->is_needed = 1;
    }
}

// Whether the statement makes something that is needed.
static int is_needed(const Recompute *recompute, const Statement *statement) {
    if (outermost(statement) != recompute->loop) return 0;
    if (part_of(recompute, statement->target)->is_needed) return 1;
    for (int i = 0; i < statement_found_count(statement); i++)
        if (part_of(recompute, statement->found[i])->is_needed) return 1;
    return 0;
}

static void need_targets(const Recompute *recompute, const Statement *statement) {
    part_of(recompute, statement->target)->is_needed = 1;
    for (int i = 0; i < statement_found_count(statement); i++)
        part_of(recompute, statement->found[i])->is_needed = 1;
}

static int count_needed(const Recompute *recompute) {
    int count = 0;
    for (int i = 0; i < recompute->part_count; i++) count += recompute->parts[i].is_needed;
    return count;
}

static int find_needed(const Recompute *recompute) {
    const Function *function = recompute->function;
    for (int i = 0; i < function->statement_count; i++)
        if (outermost(function->statements[i]) == recompute->backward)
            need_reads(recompute, function->statements[i]);
    for (int before = -1; before != count_needed(recompute);) {
        before = count_needed(recompute);
        for (int i = 0; i < function->statement_count; i++)
            if (is_needed(recompute, function->statements[i])) {
                need_targets(recompute, function->statements[i]);
                need_reads(recompute, function->statements[i]);
            }
    }
    return count_needed(recompute);
}

// ---- Computing it again ----

static Again needed_again(const Recompute *recompute, int position) {
    Again again = {.position = position, .from = recompute->loop, .to = recompute->backward};
    again.arrays = arena_alloc(recompute->program->context->arena,
                               (size_t)(recompute->part_count + 1) * sizeof *again.arrays);
    for (int i = 0; i < recompute->part_count; i++)
        if (recompute->parts[i].is_needed) again.arrays[again.count++] = recompute->parts[i].array;
    return again;
}

// The first statement after this one that differentiates its loop: in a region with the same index
// that runs the other way. -1: there is none.
static int find_backward(const Function *function, int position) {
    const Region *loop = outermost(function->statements[position]);
    for (int i = position + 1; loop && i < function->statement_count; i++) {
        const Region *region = outermost(function->statements[i]);
        if (region && region != loop && region->index == loop->index &&
            region->is_backward != loop->is_backward)
            return i;
    }
    return -1;
}

void recompute(Program *program, Function *function) {
    const Region *seen = NULL;
    for (int i = 0; i < function->statement_count; i++) {
        const Region *loop = outermost(function->statements[i]);
        int backward = loop != seen ? find_backward(function, i) : -1;
        seen = loop;
        if (backward < 0) continue;
        Recompute state = {.program = program,
                           .function = function,
                           .loop = loop,
                           .backward = outermost(function->statements[backward])};
        find_parts(&state);
        if (!find_needed(&state)) continue;
        Again again = needed_again(&state, backward);
        compute_again(program, function, &again);
    }
}
