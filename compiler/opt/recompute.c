// What a loop computes within each of its rounds is computed again where the round is
// differentiated, instead of being kept from one loop to the other. What the loop carries is kept.
#include "opt/opt.h"
#include "opt/uses.h"

// An array of which each round of the loop has a part of its own.
typedef struct Part {
    const Array *array;
    int position;       // of the subscript that is the round; -1: none so far
    int is_lasting;     // it is used otherwise, too
    int is_needed;      // where the round is differentiated
    const Array *again; // computed there
} Part;

// A region of the loop, and the one in which its statements are computed again.
typedef struct Moved {
    const Region *from, *to;
    struct Moved *next;
} Moved;

typedef struct Recompute {
    Program *program;
    Function *function;
    const Region *loop, *backward; // the loop, and that in which it is differentiated
    Part *parts;                   // of the function's arrays
    int part_count;
    Moved *moved;
} Recompute;

static const Region *outermost(const Statement *statement) {
    return region_at(statement->region, 1);
}

static Part *part_of(const Recompute *recompute, const Array *array) {
    for (int i = 0; i < recompute->part_count; i++)
        if (recompute->parts[i].array == array) return &recompute->parts[i];
    return NULL;
}

// ---- What can be computed again ----

static int position_of(Expr *const *subscripts, int rank, const Index *index) {
    for (int i = 0; i < rank; i++)
        if (subscripts[i]->kind == EXPR_INDEX && subscripts[i]->index == index) return i;
    return -1;
}

static void note_access(const Recompute *recompute, const Statement *statement, const Array *array,
                        Expr *const *subscripts, int writes) {
    Part *part = part_of(recompute, array);
    if (!part || part->is_lasting) return;
    const Region *region = outermost(statement);
    const Index *index = recompute->loop->index;
    int may_be_here = region == recompute->loop || (region == recompute->backward && !writes);
    if (part->position < 0) part->position = position_of(subscripts, array->rank, index);
    part->is_lasting = !may_be_here || part->position < 0 ||
                       subscripts[part->position] != expr_index(recompute->program, index);
}

static void note_accesses(const Recompute *recompute, const Statement *statement) {
    note_access(recompute, statement, statement->target, statement->subscripts, 1);
    for (int i = 0; i < statement_found_count(statement); i++)
        note_access(recompute, statement, statement->found[i], statement->subscripts, 1);
    Reads reads = reads_of(recompute->program, statement, NULL);
    for (int i = 0; i < reads.count; i++)
        note_access(recompute, statement, reads.list[i]->array, reads.list[i]->arguments, 0);
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
        note_accesses(recompute, function->statements[i]);
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

static void make_arrays(const Recompute *recompute) {
    Program *program = recompute->program;
    for (int i = 0; i < recompute->part_count; i++) {
        Part *part = &recompute->parts[i];
        if (!part->is_needed) continue;
        Array array = *part->array;
        array.name =
            function_unique_name(program, recompute->function,
                                 arena_printf(program->context->arena, "%s.again", array.name));
        part->again = function_add_array(program, recompute->function, array);
    }
}

static const Region *moved(Recompute *recompute, const Region *region) {
    if (region == recompute->loop) return recompute->backward;
    for (const Moved *known = recompute->moved; known; known = known->next)
        if (known->from == region) return known->to;
    const Region *outer = moved(recompute, region->outer);
    Moved *made = arena_alloc(recompute->program->context->arena, sizeof *made);
    *made =
        (Moved){region, region_new(recompute->program, region->index, region->is_backward, outer),
                recompute->moved};
    recompute->moved = made;
    return made->to;
}

// Reads of what is computed again, those within subscripts last.
static Statement read_again(const Recompute *recompute, Statement statement) {
    for (;;) {
        Reads reads = reads_of(recompute->program, &statement, NULL);
        Expr **to = expr_list(recompute->program, reads.count);
        int count = 0;
        for (int i = 0; i < reads.count; i++) {
            Expr *read = reads.list[i];
            const Part *part = part_of(recompute, read->array);
            if (!part || !part->again) continue;
            to[count] = expr_read(recompute->program, part->again, read->arguments);
            reads.list[count++] = read;
        }
        if (!count) return statement;
        statement = replace_in_statement(recompute->program, statement, count, reads.list, to);
    }
}

static void add_again(Recompute *recompute, const Statement *original) {
    Statement statement = read_again(recompute, *original);
    statement.region = moved(recompute, original->region);
    statement.target = part_of(recompute, original->target)->again;
    int count = statement_found_count(original);
    const Array **found =
        arena_alloc(recompute->program->context->arena, (size_t)(count + 1) * sizeof *found);
    for (int i = 0; i < count; i++) found[i] = part_of(recompute, original->found[i])->again;
    if (original->found) statement.found = found;
    function_add_statement(recompute->program, recompute->function, statement);
}

// The statements, with those that compute again before the first that differentiates the loop.
static void rewrite(Recompute *recompute) {
    Function *function = recompute->function;
    const Statement **statements = function->statements;
    int count = function->statement_count, is_done = 0;
    function->statements = NULL;
    function->statement_count = function->statement_capacity = 0;
    for (int i = 0; i < count; i++) {
        int is_backward = outermost(statements[i]) == recompute->backward;
        for (int k = 0; is_backward && !is_done && k < i; k++)
            if (is_needed(recompute, statements[k])) add_again(recompute, statements[k]);
        is_done |= is_backward;
        if (is_backward)
            function_add_statement(recompute->program, function,
                                   read_again(recompute, *statements[i]));
        else
            function_share_statement(recompute->program, function, statements[i]);
    }
}

// The region after this statement in which its loop is differentiated: with the same index, it runs
// the other way. NULL: there is none.
static const Region *backward_of(const Function *function, int position) {
    const Region *loop = outermost(function->statements[position]);
    for (int i = position + 1; loop && i < function->statement_count; i++) {
        const Region *region = outermost(function->statements[i]);
        if (region && region != loop && region->index == loop->index &&
            region->is_backward != loop->is_backward)
            return region;
    }
    return NULL;
}

void recompute(Program *program, Function *function) {
    const Region *seen = NULL;
    for (int i = 0; i < function->statement_count; i++) {
        const Region *loop = outermost(function->statements[i]);
        const Region *backward = loop != seen ? backward_of(function, i) : NULL;
        seen = loop;
        if (!backward) continue;
        Recompute state = {
            .program = program, .function = function, .loop = loop, .backward = backward};
        find_parts(&state);
        if (!find_needed(&state)) continue;
        make_arrays(&state);
        rewrite(&state);
    }
}
