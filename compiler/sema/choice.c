// The branches of a choice. Where an array chooses, c ? a : b, element by element, what is computed
// for a branch is computed only for the elements that it is chosen for.
//
// The statements that a branch is made of are there before it is known which of their cells an
// element needs. So they get their guards afterwards, from the last one back: a cell is wanted
// where one of its reads is.
#include "sema/expansion.h"

#include <string.h>

enum { LARGEST_GUARD = 100 }; // a larger one is put aside, so that it is not written out each time

typedef struct Indices {
    const Index **list;
    int count, capacity;
    Arena *arena;
} Indices;

// An array that is made for the branch.
typedef struct Wanted {
    const Array *array;
    const Index **cell; // what its subscripts are called in:
    Expr *where;        // the cells that are wanted; NULL: none
    int is_settled;     // whatever else may read it
    int is_everywhere;  // each cell is wanted
} Wanted;

typedef struct Branch {
    Expansion *expansion;
    Function *function;
    Value condition;
    Expr *outside; // what holds wherever the choice is made; NULL: nothing is said
    // The statements that are made for it, by their positions, and as they were made.
    int *positions;
    const Statement **statements;
    int count;
    Wanted *wanted;
    int wanted_count, wanted_capacity;
    const Array **aside; // truths that guards read
    int aside_count, aside_capacity;
    Expr *asked, *answer; // what was put aside last without any index left, and as what
} Branch;

static Arena *arena_of(const Branch *branch) {
    return branch->expansion->arena;
}

static Program *program_of(const Branch *branch) {
    return branch->expansion->program;
}

static Expr *both(Program *program, Expr *a, Expr *b) {
    return !a ? b : !b || a == b ? a : expr_binary(program, OP_AND, a, b);
}

static Expr *either(Program *program, Expr *a, Expr *b) {
    return !a ? b : !b || a == b ? a : expr_binary(program, OP_OR, a, b);
}

// ---- Indices ----

static int is_among(const Indices *indices, const Index *index) {
    for (int i = 0; i < indices->count; i++)
        if (indices->list[i] == index) return 1;
    return 0;
}

static void add_index(Indices *indices, const Index *index) {
    indices->list = arena_grow(indices->arena, indices->list, indices->count, &indices->capacity,
                               sizeof *indices->list);
    indices->list[indices->count++] = index;
}

static void note_index(Expr *expr, void *data) {
    if (expr->kind == EXPR_INDEX && !is_among(data, expr->index)) add_index(data, expr->index);
}

static Indices indices_within(const Branch *branch, Expr *expr) {
    Indices indices = {.arena = arena_of(branch)};
    expr_each(program_of(branch), expr, note_index, &indices);
    return indices;
}

// An index behind those that its range depends on.
static void add_in_order(const Branch *branch, Indices *indices, const Index *index) {
    if (is_among(indices, index)) return;
    Indices before = indices_within(branch, index->extent);
    for (int i = 0; i < before.count; i++) add_in_order(branch, indices, before.list[i]);
    add_index(indices, index);
}

// ---- Truths that are put aside ----

// Whether it holds for any value of `over`, as an array over `kept`; where it cannot be made,
// NULL. Of the indices around, only those of loops are left, or all of them.
static Expr *put_aside(Branch *branch, Expr *where, const Indices *kept, const Indices *over,
                       int is_around) {
    Expansion *expansion = branch->expansion;
    const Index *around[LARGEST_NEST];
    int around_count = expansion->around_count, condition_count = expansion->condition_count;
    if (kept->count > LARGEST_RANK || around_count + over->count > LARGEST_NEST) return NULL;
    memcpy(around, expansion->around, sizeof around);
    expansion->condition_count = 0;
    expansion->around_count = 0;
    for (int i = 0; i < around_count; i++)
        if (is_around || is_open_loop(expansion, around[i]))
            expansion->around[expansion->around_count++] = around[i];
    for (int i = 0; i < over->count; i++)
        expansion->around[expansion->around_count++] = over->list[i];
    Value value = {.is_valid = 1, .rank = kept->count, .body = where};
    for (int i = 0; i < kept->count; i++) value.slots[i] = kept->list[i];
    const char *hint = expansion->hint;
    expansion->hint = arena_printf(expansion->arena, "%s.chosen", hint ? hint : "value");
    value = value_reduce(expansion, REDUCER_SUM, value, over->count, NULL);
    expansion->hint = hint;
    memcpy(expansion->around, around, sizeof around);
    expansion->around_count = around_count;
    expansion->condition_count = condition_count;
    if (!value.is_valid) return NULL;
    branch->aside = arena_grow(expansion->arena, branch->aside, branch->aside_count,
                               &branch->aside_capacity, sizeof *branch->aside);
    branch->aside[branch->aside_count++] = value.body->array;
    return expr_binary(expansion->program, OP_GREATER, value.body, expr_int(expansion->program, 0));
}

// Whether the branch is chosen for any element.
static Expr *is_chosen_at_all(Branch *branch) {
    Indices none = {.arena = arena_of(branch)}, slots = none;
    for (int i = 0; i < branch->condition.rank; i++) add_index(&slots, branch->condition.slots[i]);
    Expr *where = both(program_of(branch), branch->outside, branch->condition.body);
    return put_aside(branch, where, &none, &slots, 1);
}

// ---- Which cells are wanted ----

static Wanted *find_wanted(const Branch *branch, const Array *array) {
    for (int i = 0; i < branch->wanted_count; i++)
        if (branch->wanted[i].array == array) return &branch->wanted[i];
    return NULL;
}

static void add_wanted(Branch *branch, const Array *array) {
    if (find_wanted(branch, array)) return;
    branch->wanted = arena_grow(arena_of(branch), branch->wanted, branch->wanted_count,
                                &branch->wanted_capacity, sizeof *branch->wanted);
    Wanted *wanted = &branch->wanted[branch->wanted_count++];
    *wanted = (Wanted){.array = array};
    wanted->cell = arena_alloc(arena_of(branch), (size_t)(array->rank + 1) * sizeof *wanted->cell);
    for (int i = 0; i < array->rank; i++)
        wanted->cell[i] = index_new(program_of(branch), "i", array->dims[i]);
}

// What indices are called by the cell that is read.
typedef struct Renaming {
    Expr **from, **to;
    int count;
    Expr *inside; // the cell is one that the read can reach; NULL: each is
} Renaming;

static int is_renamed(const Renaming *renaming, Expr *index) {
    for (int i = 0; i < renaming->count; i++)
        if (renaming->from[i] == index) return 1;
    return 0;
}

// Whether it is what another is called.
static int is_new_name(const Renaming *renaming, Expr *index) {
    for (int i = 0; i < renaming->count; i++)
        if (renaming->to[i] == index) return 1;
    return 0;
}

static Expr *renamed(const Branch *branch, const Renaming *renaming, Expr *expr) {
    return expr_replace(program_of(branch), expr, renaming->count, renaming->from, renaming->to);
}

// A subscript that is an index by itself tells which value the index has.
static Renaming renaming_of(const Branch *branch, Expr *read, const Wanted *wanted, int more) {
    Program *program = program_of(branch);
    Renaming renaming = {expr_list(program, read->count + more),
                         expr_list(program, read->count + more), 0, NULL};
    for (int i = 0; i < read->count; i++) {
        Expr *subscript = read->arguments[i];
        if (subscript->kind != EXPR_INDEX || is_renamed(&renaming, subscript) ||
            is_open_loop(branch->expansion, subscript->index))
            continue;
        Expr *cell = expr_index(program, wanted->cell[i]), *extent = subscript->index->extent;
        if (extent != read->array->dims[i])
            renaming.inside =
                both(program, renaming.inside, expr_binary(program, OP_LESS, cell, extent));
        renaming.from[renaming.count] = subscript;
        renaming.to[renaming.count++] = cell;
    }
    return renaming;
}

// The indices of a condition: those of the cell, and others, which get names of their own.
static void sort_indices(const Branch *branch, Expr *where, Renaming *renaming,
                         const Indices *indices, Indices *kept, Indices *over) {
    for (int i = 0; i < indices->count; i++) {
        const Index *index = indices->list[i];
        Expr *self = expr_index(program_of(branch), index);
        if (is_renamed(renaming, self) || is_new_name(renaming, self) ||
            is_open_loop(branch->expansion, index))
            continue;
        const Index *fresh =
            index_new(program_of(branch), index->name, renamed(branch, renaming, index->extent));
        renaming->from[renaming->count] = self;
        renaming->to[renaming->count++] = expr_index(program_of(branch), fresh);
        add_index(over, fresh);
    }
    Indices all = indices_within(branch, renamed(branch, renaming, where));
    for (int i = 0; i < over->count; i++) {
        Indices of_range = indices_within(branch, over->list[i]->extent);
        for (int k = 0; k < of_range.count; k++)
            note_index(expr_index(program_of(branch), of_range.list[k]), &all);
    }
    for (int i = 0; i < all.count; i++)
        if (!is_among(over, all.list[i]) && !is_open_loop(branch->expansion, all.list[i]))
            add_index(kept, all.list[i]);
}

// The condition of a read, as one of the cell that it reads; NULL: it cannot be said.
static Expr *where_cell(Branch *branch, Expr *read, const Wanted *wanted, Expr *where) {
    Indices plain, indices = {.arena = arena_of(branch)}, kept = indices, over = indices;
    Renaming reach = renaming_of(branch, read, wanted, 0);
    where = both(program_of(branch), reach.inside, where);
    if (where == branch->asked) return branch->answer;
    plain = indices_within(branch, where);
    for (int i = 0; i < plain.count; i++) add_in_order(branch, &indices, plain.list[i]);
    Renaming renaming = renaming_of(branch, read, wanted, indices.count);
    sort_indices(branch, where, &renaming, &indices, &kept, &over);
    Expr *there = renamed(branch, &renaming, where);
    if (!over.count && there->size <= LARGEST_GUARD) return there;
    there = put_aside(branch, there, &kept, &over, 0);
    if (kept.count == 0) {
        branch->asked = where;
        branch->answer = there;
    }
    return there;
}

// A cell is read where this holds (NULL: everywhere).
static void want(Branch *branch, Expr *read, Expr *where) {
    Wanted *wanted = find_wanted(branch, read->array);
    if (!wanted || wanted->is_settled || wanted->is_everywhere) return;
    where = where ? where_cell(branch, read, wanted, where) : NULL;
    if (where)
        wanted->where = either(program_of(branch), wanted->where, where);
    else
        wanted->is_everywhere = 1;
}

typedef struct Reads {
    Expr **list;
    int count, capacity;
    Arena *arena;
} Reads;

static void note_read(Expr *expr, void *data) {
    Reads *reads = data;
    if (expr->kind != EXPR_READ) return;
    reads->list =
        arena_grow(reads->arena, reads->list, reads->count, &reads->capacity, sizeof *reads->list);
    reads->list[reads->count++] = expr;
}

static void want_reads(Branch *branch, Expr *expr, Expr *where) {
    Reads reads = {.arena = arena_of(branch)};
    if (expr) expr_each(program_of(branch), expr, note_read, &reads);
    for (int i = 0; i < reads.count; i++) want(branch, reads.list[i], where);
}

static void want_reads_of(Branch *branch, const Statement *statement, Expr *where) {
    for (int i = 0; i < statement->target->rank; i++)
        want_reads(branch, statement->subscripts[i], where);
    want_reads(branch, statement->value, where);
    want_reads(branch, statement->guard, where);
}

// The elements of the branch's value that it is chosen for.
static void want_value(Branch *branch, Value value) {
    Program *program = program_of(branch);
    Value condition = branch->condition;
    Expr *from[LARGEST_RANK], *to[LARGEST_RANK];
    int count = 0;
    for (int c = condition.rank - 1, v = value.rank - 1; c >= 0 && v >= 0; c--, v--) {
        from[count] = expr_index(program, condition.slots[c]);
        to[count++] = expr_index(program, value.slots[v]);
    }
    Expr *where = expr_replace(program, condition.body, count, from, to);
    want_reads(branch, value.body, both(program, branch->outside, where));
}

// ---- Guards ----

static int has_loops_for(const Branch *branch, const Statement *statement, Expr *where) {
    Indices indices = indices_within(branch, where);
    for (int i = 0; i < indices.count; i++) {
        int is_there = 0;
        for (int k = 0; k < statement->loop_count; k++)
            is_there |= statement->loops[k] == indices.list[i];
        if (!is_there) return 0;
    }
    return 1;
}

// Where a statement has to act for one of the arrays that it writes. Returns 0 where that is
// everywhere.
static int add_need(const Branch *branch, const Statement *statement, const Array *array,
                    Expr **where) {
    Program *program = program_of(branch);
    const Wanted *wanted = find_wanted(branch, array);
    if (wanted->is_everywhere) return 0;
    if (!wanted->where) return 1;
    Expr **from = expr_list(program, array->rank);
    for (int i = 0; i < array->rank; i++) from[i] = expr_index(program, wanted->cell[i]);
    Expr *here = expr_replace(program, wanted->where, array->rank, from, statement->subscripts);
    *where = either(program, *where, here);
    return 1;
}

// The statement under the condition that one of its cells is wanted.
static const Statement *guarded(Branch *branch, const Statement *statement) {
    Program *program = program_of(branch);
    Expr *where = NULL;
    int is_limited = add_need(branch, statement, statement->target, &where);
    for (int i = 0; i < statement_found_count(statement); i++)
        is_limited = is_limited && add_need(branch, statement, statement->found[i], &where);
    if (is_limited && !where) where = expr_bool(program, 0);
    if (!is_limited || expr_is_number(where, 1) || !has_loops_for(branch, statement, where)) {
        want_reads_of(branch, statement, NULL);
        return statement;
    }
    Statement *result = arena_alloc(arena_of(branch), sizeof *result);
    *result = *statement;
    if (!expr_is_constant(where)) want_reads_of(branch, statement, where);
    int says_it = statement->guard == branch->outside;
    result->guard = says_it ? where : both(program, where, statement->guard);
    return result;
}

// What a loop within the branch makes, it makes round by round: if it is chosen for any element.
static void settle_loops(Branch *branch) {
    Expr *chosen = NULL;
    for (int i = 0; i < branch->count; i++) {
        const Statement *statement = branch->statements[i];
        if (region_depth(statement->region) <= branch->expansion->region_count) continue;
        if (!chosen) chosen = is_chosen_at_all(branch);
        Wanted *wanted = find_wanted(branch, statement->target);
        wanted->where = chosen;
        wanted->is_settled = chosen != NULL;
        wanted->is_everywhere = chosen == NULL;
        for (int k = 0; k < statement_found_count(statement); k++)
            *find_wanted(branch, statement->found[k]) =
                (Wanted){statement->found[k], find_wanted(branch, statement->found[k])->cell,
                         chosen, chosen != NULL, chosen == NULL};
    }
}

// A derivative of a statement that got a guard is the derivative of that one.
static void keep_reverse(Branch *branch, const Statement **made) {
    for (int i = 0; i < branch->count; i++)
        for (int k = 0; made[i]->reverse_of && k < branch->count; k++) {
            if (branch->statements[k] != made[i]->reverse_of || made[k] == branch->statements[k])
                continue;
            Statement *result = arena_alloc(arena_of(branch), sizeof *result);
            *result = *made[i];
            result->reverse_of = made[k];
            made[i] = result;
            break;
        }
}

// Statements that guards read go before those that they guard.
static void bring_forward(Branch *branch) {
    Function *function = branch->function;
    int first = branch->positions[0];
    for (int i = 0; i < branch->aside_count; i++)
        for (int position = first; position < function->statement_count; position++) {
            const Statement *statement = function->statements[position];
            if (statement->target != branch->aside[i]) continue;
            memmove(function->statements + first + 1, function->statements + first,
                    (size_t)(position - first) * sizeof *function->statements);
            function->statements[first++] = statement;
        }
}

static void replace_statements(const Branch *branch, const Statement *const *made) {
    for (int i = 0, k = 0; i < branch->function->statement_count && k < branch->count; i++)
        if (branch->function->statements[i] == branch->statements[k])
            branch->function->statements[i] = made[k++];
}

static void guard_statements(Branch *branch, Value value) {
    for (int i = 0; i < branch->count; i++) {
        add_wanted(branch, branch->statements[i]->target);
        for (int k = 0; k < statement_found_count(branch->statements[i]); k++)
            add_wanted(branch, branch->statements[i]->found[k]);
    }
    settle_loops(branch);
    want_value(branch, value);
    const Statement **made = arena_alloc(arena_of(branch), (size_t)branch->count * sizeof *made);
    for (int i = branch->count - 1; i >= 0; i--) made[i] = guarded(branch, branch->statements[i]);
    keep_reverse(branch, made);
    replace_statements(branch, made);
    bring_forward(branch);
}

// ---- The branch ----

// The statements that a function has before a branch is expanded, from the first one that others
// may be put before.
typedef struct Snapshot {
    const Statement **statements;
    int start, count;
} Snapshot;

static Snapshot snapshot_of(const Expansion *expansion) {
    const Function *function = expansion->function;
    Snapshot snapshot = {.start = function->statement_count};
    if (!expansion->region_count) return snapshot;
    snapshot.start = expansion->regions[0].start;
    snapshot.count = function->statement_count - snapshot.start;
    size_t size = (size_t)snapshot.count * sizeof *snapshot.statements;
    snapshot.statements = arena_alloc(expansion->arena, size + 1);
    if (size) memcpy(snapshot.statements, function->statements + snapshot.start, size);
    return snapshot;
}

static void list_made(Branch *branch, const Snapshot *before) {
    const Function *function = branch->function;
    size_t room = (size_t)(function->statement_count - before->start + 1);
    branch->positions = arena_alloc(arena_of(branch), room * sizeof *branch->positions);
    branch->statements = arena_alloc(arena_of(branch), room * sizeof *branch->statements);
    int known = 0;
    for (int i = before->start; i < function->statement_count; i++) {
        if (known < before->count && function->statements[i] == before->statements[known]) {
            known++;
            continue;
        }
        branch->positions[branch->count] = i;
        branch->statements[branch->count++] = function->statements[i];
    }
}

Value expand_branch(Expansion *expansion, const Node *node, Value condition, int holds) {
    if (!condition.is_valid || expansion->condition_count == LARGEST_NEST)
        return expand_expression(expansion, node);
    Branch branch = {.expansion = expansion, .function = expansion->function};
    branch.outside = guard_of(expansion);
    if (!holds) condition.body = expr_unary(expansion->program, OP_NOT, condition.body);
    branch.condition = condition;
    Snapshot before = {0};
    if (condition.rank) before = snapshot_of(expansion);
    expansion->conditions[expansion->condition_count++] = condition;
    Value value = expand_expression(expansion, node);
    expansion->condition_count--;
    if (!condition.rank || !value.is_valid || expansion->overflowed) return value;
    list_made(&branch, &before);
    if (branch.count) guard_statements(&branch, value);
    return value;
}
