// Scalar expressions: each is made once; walks over them.
#include "ir/fold.h"

#include <assert.h>
#include <string.h>

// ---- The table that makes equal expressions the same ----

typedef struct ExprTable {
    Expr **slots; // open addressing, at most half full
    int count;
    unsigned capacity;
    Expr *derivatives[OP_COUNT][LARGEST_ARITY]; // of built-in operators, read when first asked for
    // A note on each expression, by id, that counts only while `noted` has the number of the walk
    // that is under way: so no walk has to clear what the one before it left.
    Expr **notes;
    int *noted;
    int note_capacity, walk, is_walking;
} ExprTable;

Program *program_new(Context *context) {
    Program *program = arena_alloc(context->arena, sizeof *program);
    ExprTable *table = arena_alloc(context->arena, sizeof *table);
    table->capacity = 1024;
    table->slots = arena_alloc(context->arena, table->capacity * sizeof *table->slots);
    program->context = context;
    program->table = table;
    return program;
}

// The part of an expression that decides whether two are equal, as bytes.
static const void *content(Expr *expr, size_t *size) {
    *size = expr->kind == EXPR_FORMAL ? sizeof expr->formal : sizeof expr->integer;
    return &expr->integer;
}

static unsigned hash_expr(Expr *expr) {
    size_t size;
    const void *bytes = content(expr, &size);
    unsigned hash = hash_bytes(0, &expr->kind, sizeof expr->kind);
    hash = hash_bytes(hash, &expr->type, sizeof expr->type);
    hash = hash_bytes(hash, bytes, size);
    return hash_bytes(hash, expr->arguments, (size_t)expr->count * sizeof(Expr *));
}

static int same_expr(Expr *a, Expr *b) {
    size_t size;
    const void *bytes = content(a, &size);
    return a->kind == b->kind && a->type == b->type && a->count == b->count &&
           memcmp(bytes, &b->integer, size) == 0 &&
           memcmp(a->arguments, b->arguments, (size_t)a->count * sizeof(Expr *)) == 0;
}

static Expr **find(ExprTable *table, Expr *expr) {
    unsigned i = hash_expr(expr) & (table->capacity - 1);
    while (table->slots[i] && !same_expr(table->slots[i], expr))
        i = (i + 1) & (table->capacity - 1);
    return &table->slots[i];
}

static void widen(Program *program) {
    ExprTable *table = program->table;
    Expr **old = table->slots;
    unsigned old_capacity = table->capacity;
    table->capacity *= 2;
    table->slots = arena_alloc(program->context->arena, table->capacity * sizeof *table->slots);
    for (unsigned i = 0; i < old_capacity; i++)
        if (old[i]) *find(table, old[i]) = old[i];
}

static struct Expr *draft(Program *program, ExprKind kind, Type type, int count,
                          Expr *const *arguments) {
    size_t room = (size_t)count * sizeof(Expr *);
    struct Expr *expr = arena_alloc(program->context->arena, sizeof *expr + room);
    expr->kind = kind;
    expr->type = type;
    expr->count = count;
    if (count) memcpy(expr->arguments, arguments, room);
    return expr;
}

static int written_size(Expr *expr) {
    enum { LARGEST = 1 << 20 };
    int size = 1;
    for (int i = 0; i < expr->count; i++) {
        size += expr->arguments[i]->size;
        if (size > LARGEST) size = LARGEST;
    }
    return size;
}

// The one expression that is equal to the draft.
static Expr *settle(Program *program, struct Expr *made) {
    ExprTable *table = program->table;
    Expr **slot = find(table, made);
    if (*slot) return *slot;
    made->id = table->count++;
    made->size = written_size(made);
    *slot = made;
    if ((unsigned)table->count * 2 > table->capacity) widen(program);
    return made;
}

Expr *application(Program *program, const Operator *operation, Type type, int count,
                  Expr *const *arguments) {
    struct Expr *expr = draft(program, EXPR_APPLY, type, count, arguments);
    expr->operation = operation;
    return settle(program, expr);
}

// ---- Leaves ----

Expr *expr_int(Program *program, int64_t integer) {
    struct Expr *expr = draft(program, EXPR_INT, TYPE_INT, 0, NULL);
    expr->integer = integer;
    return settle(program, expr);
}

Expr *expr_bool(Program *program, int truth) {
    struct Expr *expr = draft(program, EXPR_INT, TYPE_BOOL, 0, NULL);
    expr->integer = truth != 0;
    return settle(program, expr);
}

Expr *expr_real(Program *program, double real, Type type) {
    struct Expr *expr = draft(program, EXPR_REAL, type, 0, NULL);
    expr->real = real;
    return settle(program, expr);
}

Expr *expr_index(Program *program, const Index *index) {
    struct Expr *expr = draft(program, EXPR_INDEX, TYPE_INT, 0, NULL);
    expr->index = index;
    return settle(program, expr);
}

Expr *expr_dim(Program *program, const Dim *dim) {
    struct Expr *expr = draft(program, EXPR_DIM, TYPE_INT, 0, NULL);
    expr->dim = dim;
    return settle(program, expr);
}

Expr *expr_read(Program *program, const Array *array, Expr *const *subscripts) {
    struct Expr *expr = draft(program, EXPR_READ, array->type, array->rank, subscripts);
    expr->array = array;
    return settle(program, expr);
}

Expr *expr_formal(Program *program, int formal, Type type) {
    struct Expr *expr = draft(program, EXPR_FORMAL, type, 0, NULL);
    expr->formal = formal;
    return settle(program, expr);
}

// ---- Questions ----

int expr_count(const Program *program) {
    return program->table->count;
}

int expr_is_comparison(const Expr *expr) {
    return expr->kind == EXPR_APPLY && operator_is_comparison(expr->operation->id);
}

int expr_is_constant(Expr *expr) {
    return expr->kind == EXPR_INT || expr->kind == EXPR_REAL;
}

int expr_is(Expr *expr, OperatorId id) {
    return expr->kind == EXPR_APPLY && expr->operation->id == id;
}

double expr_number(Expr *expr) {
    return expr->kind == EXPR_INT ? (double)expr->integer : expr->real;
}

int expr_is_number(Expr *expr, double number) {
    return expr_is_constant(expr) && expr_number(expr) == number;
}

// ---- Walks that visit each expression once ----

// Begins a walk over an expression whose id is below `limit`: there is one at a time.
static void begin_walk(Program *program, int limit) {
    ExprTable *table = program->table;
    assert(!table->is_walking);
    table->is_walking = 1;
    table->walk++;
    if (limit <= table->note_capacity) return;
    int capacity = limit * 2 + 1024;
    Expr **notes = arena_alloc(program->context->arena, (size_t)capacity * sizeof *notes);
    int *noted = arena_alloc(program->context->arena, (size_t)capacity * sizeof *noted);
    table->notes = notes;
    table->noted = noted;
    table->note_capacity = capacity;
}

static Expr *note_of(ExprTable *table, Expr *expr) {
    return table->noted[expr->id] == table->walk ? table->notes[expr->id] : NULL;
}

static void set_note(ExprTable *table, Expr *expr, Expr *note) {
    table->noted[expr->id] = table->walk;
    table->notes[expr->id] = note;
}

static void visit(ExprTable *table, Expr *expr, ExprVisitor *visitor, void *data) {
    if (note_of(table, expr)) return;
    set_note(table, expr, expr);
    for (int i = 0; i < expr->count; i++) visit(table, expr->arguments[i], visitor, data);
    visitor(expr, data);
}

void expr_each(Program *program, Expr *expr, ExprVisitor *visitor, void *data) {
    begin_walk(program, expr->id + 1);
    visit(program->table, expr, visitor, data);
    program->table->is_walking = 0;
}

typedef struct {
    Expr *part;
    int found;
} Search;

static void compare_part(Expr *expr, void *data) {
    Search *search = data;
    search->found |= expr == search->part;
}

int expr_uses(Program *program, Expr *expr, Expr *part) {
    Search search = {part, 0};
    if (part->id <= expr->id) expr_each(program, expr, compare_part, &search);
    return search.found;
}

static void note_effort(Expr *expr, void *data) {
    if (expr->kind != EXPR_APPLY) return;
    *(int *)data |= type_is_real(expr->type) || operator_costs_much(expr->operation);
}

int expr_is_plain(Program *program, Expr *expr) {
    enum { LARGEST_PLAIN = 30 };
    int effort = expr->size > LARGEST_PLAIN;
    if (!effort) expr_each(program, expr, note_effort, &effort);
    return !effort;
}

// ---- Replacement ----

static Expr *replaced(Program *program, Expr *expr);

static Expr *rebuild(Program *program, Expr *expr) {
    enum { FEW = 16 };
    Expr *few[FEW], **operands = expr->count > FEW ? expr_list(program, expr->count) : few;
    int changed = 0;
    for (int i = 0; i < expr->count; i++) {
        operands[i] = replaced(program, expr->arguments[i]);
        changed |= operands[i] != expr->arguments[i];
    }
    if (!changed) return expr;
    if (expr->kind == EXPR_READ) return expr_read(program, expr->array, operands);
    if (expr->operation->id == OP_CONVERT) return expr_convert(program, operands[0], expr->type);
    return expr_apply(program, expr->operation, operands);
}

static Expr *replaced(Program *program, Expr *expr) {
    Expr *known = note_of(program->table, expr);
    if (known) return known;
    Expr *made = rebuild(program, expr);
    set_note(program->table, expr, made);
    return made;
}

Expr *expr_replace(Program *program, Expr *expr, int count, Expr *const *from, Expr *const *to) {
    int limit = expr->id + 1;
    for (int i = 0; i < count; i++)
        if (from[i]->id >= limit) limit = from[i]->id + 1;
    begin_walk(program, limit);
    for (int i = 0; i < count; i++) set_note(program->table, from[i], to[i]);
    Expr *made = replaced(program, expr);
    program->table->is_walking = 0;
    return made;
}

// ---- Derivatives of operators ----

static Expr *derivative_template(Program *program, const Operator *operation, int argument) {
    if (operation->id == OP_USER) return operation->derivatives[argument];
    Expr **known = &program->table->derivatives[operation->id][argument];
    const char *text = operation->derivative_text[argument];
    if (*known || !text) return *known;
    static const char *const names[] = {"x", "y", "z", "w"};
    const char *formals[LARGEST_ARITY + 1];
    Expr *values[LARGEST_ARITY + 1];
    int arity = operation->arity;
    for (int i = 0; i <= arity; i++) {
        formals[i] = i < arity ? names[i] : "result";
        values[i] = expr_formal(program, i, TYPE_F64);
    }
    *known = ir_read_formula(program, text, arity + 1, formals, values);
    return *known;
}

Expr *expr_derivative(Program *program, Expr *application, int argument) {
    const Operator *operation = application->operation;
    Expr *pattern = derivative_template(program, operation, argument);
    if (!pattern) return NULL;
    Expr *from[LARGEST_ARITY + 1], *to[LARGEST_ARITY + 1];
    for (int i = 0; i <= operation->arity; i++) {
        from[i] = expr_formal(program, i, TYPE_F64);
        to[i] = i < operation->arity ? application->arguments[i] : application;
    }
    return expr_replace(program, pattern, operation->arity + 1, from, to);
}

// ---- stop() ----

typedef struct {
    Program *program;
    Expr **list;
    int count, capacity;
} Stops;

static void note_stop(Expr *expr, void *data) {
    Stops *stops = data;
    if (!expr_is(expr, OP_STOP)) return;
    stops->list = arena_grow(stops->program->context->arena, stops->list, stops->count,
                             &stops->capacity, sizeof(Expr *));
    stops->list[stops->count++] = expr;
}

Expr *expr_without_stops(Program *program, Expr *expr) {
    for (;;) {
        Stops stops = {.program = program};
        expr_each(program, expr, note_stop, &stops);
        if (!stops.count) return expr;
        Expr **to = expr_list(program, stops.count);
        for (int i = 0; i < stops.count; i++) to[i] = stops.list[i]->arguments[0];
        expr = expr_replace(program, expr, stops.count, stops.list, to);
    }
}
