#include "opt/uses.h"

#include <stdlib.h>

static void note_read(Expr *expr, void *data) {
    Reads *reads = data;
    if (expr->kind != EXPR_READ || (reads->array && expr->array != reads->array)) return;
    reads->list = arena_grow(reads->program->context->arena, reads->list, reads->count,
                             &reads->capacity, sizeof(Expr *));
    reads->list[reads->count++] = expr;
}

Reads reads_of(Program *program, const Statement *statement, const Array *array) {
    Reads reads = {.program = program, .array = array};
    expr_each(program, statement->value, note_read, &reads);
    if (statement->guard) expr_each(program, statement->guard, note_read, &reads);
    for (int i = 0; i < statement->target->rank; i++)
        expr_each(program, statement->subscripts[i], note_read, &reads);
    return reads;
}

int statement_reads(Program *program, const Statement *statement, const Array *array) {
    return reads_of(program, statement, array).count > 0;
}

void each_access(Program *program, const Statement *statement, AccessVisitor *visitor, void *data) {
    visitor(statement, statement->target, statement->subscripts, 1, data);
    for (int i = 0; i < statement_found_count(statement); i++)
        visitor(statement, statement->found[i], statement->subscripts, 1, data);
    Reads reads = reads_of(program, statement, NULL);
    for (int i = 0; i < reads.count; i++)
        visitor(statement, reads.list[i]->array, reads.list[i]->arguments, 0, data);
}

// ---- Where arrays are used ----

typedef struct Event {
    const Array *array;
    int is_read, position;
} Event;

typedef struct Events {
    Program *program;
    Event *list;
    int count, capacity;
    int position; // of the statement at hand
} Events;

static void add_event(Events *events, const Array *array, int is_read) {
    events->list = arena_grow(events->program->context->arena, events->list, events->count,
                              &events->capacity, sizeof *events->list);
    events->list[events->count++] = (Event){array, is_read, events->position};
}

static void add_read(Expr *expr, void *events) {
    if (expr->kind == EXPR_READ) add_event(events, expr->array, 1);
}

static void add_events(Events *events, const Statement *statement) {
    Program *program = events->program;
    add_event(events, statement->target, 0);
    for (int i = 0; statement->found && i < statement_found_count(statement); i++)
        if (statement->found[i]) add_event(events, statement->found[i], 0);
    expr_each(program, statement->value, add_read, events);
    if (statement->guard) expr_each(program, statement->guard, add_read, events);
    for (int i = 0; i < statement->target->rank; i++)
        expr_each(program, statement->subscripts[i], add_read, events);
}

static int compare_addresses(const Array *a, const Array *b) {
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_events(const void *a, const void *b) {
    const Event *x = a, *y = b;
    if (x->array != y->array) return compare_addresses(x->array, y->array);
    if (x->is_read != y->is_read) return x->is_read - y->is_read;
    return x->position - y->position;
}

// Puts an event into the use of its array, the last of the list so far.
static void add_to_uses(Uses *uses, const Event *event, int *room) {
    if (!uses->count || uses->list[uses->count - 1].array != event->array)
        uses->list[uses->count++] = (Use){.array = event->array};
    Use *use = &uses->list[uses->count - 1];
    int **positions = event->is_read ? &use->readers : &use->writers;
    int *count = event->is_read ? &use->reader_count : &use->writer_count;
    if (*count && (*positions)[*count - 1] == event->position) return;
    if (!*count) *positions = room;
    (*positions)[(*count)++] = event->position;
}

Uses uses_of(Program *program, const Statement *const *statements, int count) {
    Events events = {.program = program};
    for (; events.position < count; events.position++)
        add_events(&events, statements[events.position]);
    if (events.count) qsort(events.list, (size_t)events.count, sizeof(Event), compare_events);
    Arena *arena = program->context->arena;
    Uses uses = {arena_alloc(arena, (size_t)(events.count + 1) * sizeof(Use)), 0};
    int *room = arena_alloc(arena, (size_t)(events.count + 1) * sizeof *room);
    for (int i = 0; i < events.count; i++) add_to_uses(&uses, &events.list[i], &room[i]);
    return uses;
}

static int compare_uses(const void *a, const void *b) {
    return compare_addresses(((const Use *)a)->array, ((const Use *)b)->array);
}

const Use *use_of(const Uses *uses, const Array *array) {
    static const Use none = {0};
    int position = use_position(uses, array);
    return position < 0 ? &none : &uses->list[position];
}

int use_position(const Uses *uses, const Array *array) {
    Use key = {.array = array};
    if (!uses->count) return -1;
    const Use *use = bsearch(&key, uses->list, (size_t)uses->count, sizeof key, compare_uses);
    return use ? (int)(use - uses->list) : -1;
}

int only_writer(const Uses *uses, const Array *array) {
    const Use *use = use_of(uses, array);
    return use->writer_count == 1 ? use->writers[0] : -1;
}

// ---- Single statements ----

int loop_of(const Statement *statement, Expr *expr) {
    for (int i = 0; expr->kind == EXPR_INDEX && i < statement->loop_count; i++)
        if (statement->loops[i] == expr->index) return i;
    return -1;
}

int covers_target(const Statement *statement) {
    const Array *target = statement->target;
    if (statement->loop_count != target->rank || statement->guard) return 0;
    for (int i = 0; i < target->rank; i++) {
        Expr *subscript = statement->subscripts[i];
        if (loop_of(statement, subscript) < 0 || subscript->index->extent != target->dims[i])
            return 0;
        for (int k = 0; k < i; k++)
            if (statement->subscripts[k] == subscript) return 0;
    }
    return 1;
}

Statement replace_in_statement(Program *program, Statement statement, int count, Expr *const *from,
                               Expr *const *to) {
    Expr **subscripts = expr_list(program, statement.target->rank);
    for (int i = 0; i < statement.target->rank; i++)
        subscripts[i] = expr_replace(program, statement.subscripts[i], count, from, to);
    statement.subscripts = subscripts;
    statement.value = expr_replace(program, statement.value, count, from, to);
    statement.value = expr_convert(program, statement.value, statement.target->type);
    if (statement.guard) statement.guard = expr_replace(program, statement.guard, count, from, to);
    return statement;
}

Statement replace_reads(Program *program, Statement statement, ReadMapping *mapping, void *data) {
    for (;;) {
        Reads reads = reads_of(program, &statement, NULL);
        Expr **to = expr_list(program, reads.count);
        int count = 0;
        for (int i = 0; i < reads.count; i++) {
            Expr *read = reads.list[i];
            to[count] = mapping(read, data);
            if (to[count]) reads.list[count++] = read;
        }
        if (!count) return statement;
        statement = replace_in_statement(program, statement, count, reads.list, to);
    }
}

void drop_statements(Function *function, const char *dropped) {
    int kept = 0;
    for (int i = 0; i < function->statement_count; i++)
        if (!dropped[i]) function->statements[kept++] = function->statements[i];
    function->statement_count = kept;
}
