// What no result needs is taken out.
#include "opt/opt.h"
#include "opt/uses.h"

#include <string.h>

typedef struct Dead {
    Program *program;
    Uses uses;
    char *is_read, *is_used; // by a statement that stays; by the array's position in `uses`
} Dead;

static void mark(const Dead *dead, char *marks, const Array *array) {
    marks[use_position(&dead->uses, array)] = 1;
}

static int is_read(const Dead *dead, const Array *array) {
    return dead->is_read[use_position(&dead->uses, array)];
}

static int finds_what_is_read(const Dead *dead, const Statement *statement) {
    for (int i = 0; statement->found && i < statement_found_count(statement); i++)
        if (is_read(dead, statement->found[i])) return 1;
    return 0;
}

// An extremum of which nobody asks where it was found.
static const Statement *without_found(Program *program, const Statement *statement) {
    Statement *bare = arena_alloc(program->context->arena, sizeof *bare);
    *bare = *statement;
    bare->found = NULL;
    return bare;
}

static void mark_uses(Dead *dead, const Statement *statement) {
    mark(dead, dead->is_used, statement->target);
    Reads reads = reads_of(dead->program, statement, NULL);
    for (int i = 0; i < reads.count; i++) {
        mark(dead, dead->is_read, reads.list[i]->array);
        mark(dead, dead->is_used, reads.list[i]->array);
    }
}

static void mark_found(const Dead *dead, const Function *function) {
    for (int i = 0; i < function->statement_count; i++)
        for (int k = 0; k < statement_found_count(function->statements[i]); k++)
            mark(dead, dead->is_used, function->statements[i]->found[k]);
}

static void keep_used_arrays(const Dead *dead, Function *function) {
    int kept = 0;
    for (int i = 0; i < function->array_count; i++) {
        const Array *array = function->arrays[i];
        int position = use_position(&dead->uses, array);
        int is_needed = array->role == ROLE_PARAMETER || array->role == ROLE_STATE ||
                        array->role == ROLE_SETTING || array->role == ROLE_GRADIENT ||
                        function->kind == FUNCTION_CALL;
        if (array->role == ROLE_LOCAL) is_needed = 0;
        if (is_needed || (position >= 0 && dead->is_used[position]))
            function->arrays[kept++] = array;
    }
    function->array_count = kept;
}

static int is_needed(const Dead *dead, const Function *function, const Statement *statement) {
    return is_result(function->kind, statement->target->role) || is_read(dead, statement->target) ||
           finds_what_is_read(dead, statement);
}

// Later statements first; in a region a statement may also be needed by what stands before it, so
// this goes on until nothing changes.
static void mark_needed(Dead *dead, const Function *function, char *dropped) {
    for (int changed = 1; changed;) {
        changed = 0;
        for (int i = function->statement_count - 1; i >= 0; i--) {
            const Statement *statement = function->statements[i];
            if (!dropped[i] || !is_needed(dead, function, statement)) continue;
            dropped[i] = 0;
            changed |= statement->region != NULL;
            mark_uses(dead, statement);
        }
    }
}

void remove_dead(Program *program, Function *function) {
    Arena *arena = program->context->arena;
    Dead dead = {.program = program};
    dead.uses = uses_of(program, function->statements, function->statement_count);
    dead.is_read = arena_alloc(arena, (size_t)dead.uses.count + 1);
    dead.is_used = arena_alloc(arena, (size_t)dead.uses.count + 1);
    char *dropped = arena_alloc(arena, (size_t)function->statement_count + 1);
    memset(dropped, 1, (size_t)function->statement_count);
    mark_needed(&dead, function, dropped);
    for (int i = 0; i < function->statement_count; i++)
        if (!dropped[i] && !finds_what_is_read(&dead, function->statements[i]))
            function->statements[i] = without_found(program, function->statements[i]);
    drop_statements(function, dropped);
    mark_found(&dead, function);
    keep_used_arrays(&dead, function);
}
