// Common subexpressions, between statements.
#include "base/names.h"
#include "opt/opt.h"
#include "opt/uses.h"

// A statement of which no equal one stands before it.
typedef struct Seen {
    const Statement *statement;
    struct Seen *next;
} Seen;

typedef struct Share {
    Program *program;
    Uses uses;
    const Array **instead; // what to read instead of an array, by its position in `uses`; or NULL
    Seen **seen;           // chains, by hash
    unsigned hash_count;   // a power of 2
} Share;

// ---- Equal statements ----

static void add_hash(Expr *expr, void *hash) {
    unsigned part = hash_bytes((unsigned)expr->kind, &expr->type, sizeof expr->type);
    if (expr->kind != EXPR_INDEX) part = hash_bytes(part, &expr->integer, sizeof expr->integer);
    *(unsigned *)hash += part;
}

// The same for statements that differ only in the names of their loops.
static unsigned hash_of(Program *program, const Statement *statement) {
    unsigned hash = (unsigned)(statement->loop_count * REDUCER_COUNT + (int)statement->reducer);
    expr_each(program, statement->value, add_hash, &hash);
    if (statement->guard) expr_each(program, statement->guard, add_hash, &hash);
    return hash;
}

static int could_be_same(const Statement *a, const Statement *b) {
    if (a->loop_count != b->loop_count || a->reducer != b->reducer ||
        a->target->type != b->target->type || a->target->rank != b->target->rank ||
        !a->guard != !b->guard)
        return 0;
    for (int i = 0; i < a->loop_count; i++)
        if (a->loops[i]->extent != b->loops[i]->extent) return 0;
    for (int i = 0; i < a->target->rank; i++)
        if (a->target->dims[i] != b->target->dims[i]) return 0;
    return 1;
}

// Whether b computes what a does, once its loops are called as those of a.
static int is_same(Program *program, const Statement *a, const Statement *b) {
    if (!could_be_same(a, b)) return 0;
    Expr **from = expr_list(program, b->loop_count), **to = expr_list(program, b->loop_count);
    for (int i = 0; i < b->loop_count; i++) {
        from[i] = expr_index(program, b->loops[i]);
        to[i] = expr_index(program, a->loops[i]);
    }
    Statement renamed = replace_in_statement(program, *b, b->loop_count, from, to);
    for (int i = 0; i < a->target->rank; i++)
        if (renamed.subscripts[i] != a->subscripts[i]) return 0;
    return renamed.value == a->value && renamed.guard == a->guard;
}

// The statement seen before that is equal; NULL, after it is noted itself, where there is none.
static const Statement *find_same(Share *share, const Statement *statement) {
    Seen **chain = &share->seen[hash_of(share->program, statement) & (share->hash_count - 1)];
    for (const Seen *seen = *chain; seen; seen = seen->next)
        if (is_same(share->program, seen->statement, statement)) return seen->statement;
    Seen *added = arena_alloc(share->program->context->arena, sizeof *added);
    *added = (Seen){statement, *chain};
    *chain = added;
    return NULL;
}

// ---- Reading the one that remains ----

static const Array *read_instead(const Share *share, const Array *array) {
    int position = use_position(&share->uses, array);
    return position < 0 ? NULL : share->instead[position];
}

// The statement with reads of what was dropped replaced, those within subscripts last.
static const Statement *redirected(const Share *share, const Statement *statement) {
    Program *program = share->program;
    for (;;) {
        Reads reads = reads_of(program, statement, NULL);
        Expr **to = expr_list(program, reads.count);
        int count = 0;
        for (int i = 0; i < reads.count; i++) {
            const Array *instead = read_instead(share, reads.list[i]->array);
            if (!instead) continue;
            to[count] = expr_read(program, instead, reads.list[i]->arguments);
            reads.list[count++] = reads.list[i];
        }
        if (!count) return statement;
        Statement *changed = arena_alloc(program->context->arena, sizeof *changed);
        *changed = replace_in_statement(program, *statement, count, reads.list, to);
        statement = changed;
    }
}

// ---- The pass ----

static Share begin(Program *program, const Function *function) {
    Arena *arena = program->context->arena;
    Share share = {.program = program, .hash_count = 1};
    share.uses = uses_of(program, function->statements, function->statement_count);
    share.instead = arena_alloc(arena, (size_t)(share.uses.count + 1) * sizeof *share.instead);
    while (share.hash_count < (unsigned)function->statement_count) share.hash_count *= 2;
    share.seen = arena_alloc(arena, share.hash_count * sizeof *share.seen);
    return share;
}

void share(Program *program, Function *function) {
    Share state = begin(program, function);
    char *dropped = arena_alloc(program->context->arena, (size_t)function->statement_count + 1);
    for (int i = 0; i < function->statement_count; i++) {
        const Statement *statement = redirected(&state, function->statements[i]);
        const Array *target = statement->target;
        function->statements[i] = statement;
        if (target->role != ROLE_LOCAL || statement->found || only_writer(&state.uses, target) < 0)
            continue;
        const Statement *same = find_same(&state, statement);
        if (!same) continue;
        state.instead[use_position(&state.uses, target)] = same->target;
        dropped[i] = 1;
    }
    // In a region a later round reads it in a statement that stands before.
    for (int i = 0; i < function->statement_count; i++)
        if (!dropped[i]) function->statements[i] = redirected(&state, function->statements[i]);
    drop_statements(function, dropped);
}
