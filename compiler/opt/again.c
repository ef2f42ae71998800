#include "opt/again.h"
#include "opt/uses.h"

typedef struct Copying {
    Program *program;
    Function *function;
    const Again *again;
    const Array **copies; // of the arrays
    RegionMap regions;
} Copying;

static const Array *copy_of(const Copying *copying, const Array *array) {
    for (int i = 0; i < copying->again->count; i++)
        if (copying->again->arrays[i] == array) return copying->copies[i];
    return NULL;
}

static void make_copies(Copying *copying) {
    Program *program = copying->program;
    Arena *arena = program->context->arena;
    copying->copies =
        arena_alloc(arena, (size_t)(copying->again->count + 1) * sizeof *copying->copies);
    for (int i = 0; i < copying->again->count; i++) {
        Array copy = *copying->again->arrays[i];
        copy.name = function_unique_name(program, copying->function,
                                         arena_printf(arena, "%s.again", copy.name));
        copying->copies[i] = function_add_array(program, copying->function, copy);
    }
}

static Expr *read_copy(Expr *read, void *data) {
    const Copying *copying = data;
    const Array *copy = copy_of(copying, read->array);
    return copy ? expr_read(copying->program, copy, read->arguments) : NULL;
}

static void add_copy(Copying *copying, const Statement *original) {
    const Array *target = copy_of(copying, original->target);
    if (!target) return;
    Statement statement = replace_reads(copying->program, *original, read_copy, copying);
    statement.region = region_image(&copying->regions, original->region);
    statement.target = target;
    int count = statement_found_count(original);
    const Array **found =
        arena_alloc(copying->program->context->arena, (size_t)(count + 1) * sizeof *found);
    for (int i = 0; i < count; i++) found[i] = copy_of(copying, original->found[i]);
    if (original->found) statement.found = found;
    function_add_statement(copying->program, copying->function, statement);
}

void compute_again(Program *program, Function *function, const Again *again) {
    Copying copying = {.program = program,
                       .function = function,
                       .again = again,
                       .regions = {program, again->from, again->to, 0, NULL}};
    const Statement **statements = function->statements;
    int count = function->statement_count;
    make_copies(&copying);
    function->statements = NULL;
    function->statement_count = function->statement_capacity = 0;
    for (int i = 0; i < again->position; i++)
        function_share_statement(program, function, statements[i]);
    for (int i = 0; i < again->position; i++) add_copy(&copying, statements[i]);
    for (int i = again->position; i < count; i++)
        function_add_statement(program, function,
                               replace_reads(program, *statements[i], read_copy, &copying));
}
