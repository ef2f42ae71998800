// Scalar expressions: made once each, typed, folded.
#include "ir/affine.h"
#include "ir/division.h"
#include "ir/ir.h"

#include <math.h>
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
    int note_capacity, walk;
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

static Expr *apply(Program *program, const Operator *operation, Type type, int count,
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

// Begins a walk over an expression whose id is below `limit`.
static void begin_walk(Program *program, int limit) {
    ExprTable *table = program->table;
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

// ---- Types ----

Expr *expr_convert(Program *program, Expr *a, Type type) {
    if (a->type == type) return a;
    if (expr_is_constant(a) && type_is_real(type)) return expr_real(program, expr_number(a), type);
    // A choice between constants has no type of its own either.
    if (expr_is(a, OP_SELECT) &&
        (expr_is_constant(a->arguments[1]) || expr_is_constant(a->arguments[2])))
        return expr_select(program, a->arguments[0], expr_convert(program, a->arguments[1], type),
                           expr_convert(program, a->arguments[2], type));
    return apply(program, operator_of(OP_CONVERT), type, 1, &a);
}

// The type in which two operands meet: a constant follows the other operand, else the wider one.
static Type meet(Expr *a, Expr *b) {
    if (expr_is_constant(a) && !expr_is_constant(b) && type_is_real(b->type)) return b->type;
    if (expr_is_constant(b) && !expr_is_constant(a) && type_is_real(a->type)) return a->type;
    return a->type > b->type ? a->type : b->type;
}

static Type widest(int count, Expr *const *arguments) {
    Type type = TYPE_BOOL;
    Expr *first = NULL;
    for (int i = 0; i < count; i++) {
        if (expr_is_constant(arguments[i])) continue;
        if (!first || arguments[i]->type > type) type = arguments[i]->type;
        first = arguments[i];
    }
    return first && type_is_real(type) ? type : TYPE_F64;
}

// ---- Folding ----

// The constant that an operator makes of constants; NULL where that is no finite number.
static Expr *fold(Program *program, const Operator *operation, Type type, Expr *const *arguments) {
    for (int i = 0; i < operation->arity; i++)
        if (!expr_is_constant(arguments[i])) return NULL;
    if (operation->arity > 2) return NULL;
    double y = operation->arity == 2 ? expr_number(arguments[1]) : 0;
    double number = operator_compute(operation->id, expr_number(arguments[0]), y);
    if (!isfinite(number)) return NULL;
    return type == TYPE_BOOL ? expr_bool(program, number != 0) : expr_real(program, number, type);
}

// A formula with its arguments, without a walk: this is asked for by constructors.
static Expr *with_arguments(Program *program, Expr *formula, Expr *const *arguments) {
    if (formula->kind == EXPR_FORMAL) return arguments[formula->formal];
    if (formula->kind != EXPR_APPLY) return formula;
    Expr *operands[LARGEST_ARITY];
    for (int i = 0; i < formula->count; i++)
        operands[i] = with_arguments(program, formula->arguments[i], arguments);
    if (formula->operation->id == OP_CONVERT)
        return expr_convert(program, operands[0], formula->type);
    return expr_apply(program, formula->operation, operands);
}

// The value of a function of the user's where all arguments are constants; NULL where it is none.
static Expr *fold_user(Program *program, const Operator *operation, Expr *const *arguments) {
    enum { LARGEST_FOLDED = 1000 };
    if (!operation->body || operation->body->size > LARGEST_FOLDED) return NULL;
    for (int i = 0; i < operation->arity; i++)
        if (!expr_is_constant(arguments[i])) return NULL;
    Expr *value = with_arguments(program, operation->body, arguments);
    return expr_is_constant(value) ? expr_convert(program, value, arguments[0]->type) : NULL;
}

static Expr *integer_arithmetic(Program *program, OperatorId id, Expr *a, Expr *b) {
    Affine left = affine_of(program, a), right = affine_of(program, b);
    if (id == OP_ADD)
        return affine_expr(program,
                           divisions_joined(program, affine_combine(program, left, right, 1)));
    if (id == OP_SUBTRACT) return affine_expr(program, affine_combine(program, left, right, -1));
    Affine zero = {0, 0, NULL};
    if (left.count == 0)
        return affine_expr(program, affine_combine(program, zero, right, left.constant));
    if (right.count == 0)
        return affine_expr(program, affine_combine(program, zero, left, right.constant));
    Expr *ordered[] = {a->id < b->id ? a : b, a->id < b->id ? b : a};
    return apply(program, operator_of(OP_MULTIPLY), TYPE_INT, 2, ordered);
}

static int is_never_negative(Program *program, Expr *a) {
    return affine_never_negative(program, a, 0, NULL);
}

// Whether a < b for all values of indices and dimensions.
static int is_always_less(Program *program, Expr *a, Expr *b) {
    Expr *difference = integer_arithmetic(program, OP_SUBTRACT, b, a);
    Expr *one = expr_int(program, 1);
    return is_never_negative(program, integer_arithmetic(program, OP_SUBTRACT, difference, one));
}

static Expr *integer_division(Program *program, OperatorId id, Expr *a, Expr *b) {
    int known = a->kind == EXPR_INT && b->kind == EXPR_INT && b->integer != 0 &&
                !(a->integer == INT64_MIN && b->integer == -1);
    if (known)
        return expr_int(program,
                        id == OP_QUOTIENT ? a->integer / b->integer : a->integer % b->integer);
    if (expr_is_number(b, 1)) return id == OP_QUOTIENT ? a : expr_int(program, 0);
    if (is_never_negative(program, a) && is_always_less(program, a, b))
        return id == OP_QUOTIENT ? expr_int(program, 0) : a;
    if (b->kind == EXPR_INT && b->integer > 1) {
        Expr *simpler = division_simplified(program, id, a, b->integer);
        if (simpler) return simpler;
    }
    return apply(program, operator_of(id), TYPE_INT, 2, (Expr *[]){a, b});
}

// sum + size * atom, or minus.
static Expr *add_term(Program *program, Expr *sum, OperatorId id, int64_t size, Expr *atom) {
    if (size != 1)
        atom = apply(program, operator_of(OP_MULTIPLY), TYPE_INT, 2,
                     (Expr *[]){expr_int(program, size), atom});
    return sum ? apply(program, operator_of(id), TYPE_INT, 2, (Expr *[]){sum, atom}) : atom;
}

Expr *affine_expr(Program *program, Affine affine) {
    Expr *sum = NULL;
    int64_t constant = affine.constant;
    for (int i = 0; i < affine.count; i++)
        if (affine.terms[i].factor > 0)
            sum = add_term(program, sum, OP_ADD, affine.terms[i].factor, affine.terms[i].atom);
    if (!sum) {
        sum = expr_int(program, constant);
        constant = 0;
    }
    for (int i = 0; i < affine.count; i++)
        if (affine.terms[i].factor < 0)
            sum =
                add_term(program, sum, OP_SUBTRACT, -affine.terms[i].factor, affine.terms[i].atom);
    if (constant > 0) sum = add_term(program, sum, OP_ADD, 1, expr_int(program, constant));
    if (constant < 0) sum = add_term(program, sum, OP_SUBTRACT, 1, expr_int(program, -constant));
    return sum;
}

// -c or -c * x, with a constant c above 0: then that without its sign. NULL: no such.
static Expr *without_sign(Program *program, Expr *expr) {
    if (expr_is_constant(expr) && expr_number(expr) < 0)
        return expr_real(program, -expr_number(expr), expr->type);
    if (expr_is(expr, OP_NEGATE)) return expr->arguments[0];
    if (!expr_is(expr, OP_MULTIPLY)) return NULL;
    Expr *factor = expr->arguments[0];
    if (!expr_is_constant(factor) || expr_number(factor) >= 0) return NULL;
    factor = expr_real(program, -expr_number(factor), factor->type);
    return expr_binary(program, OP_MULTIPLY, factor, expr->arguments[1]);
}

static Expr *add_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_number(a, 0)) return b;
    if (expr_is_number(b, 0)) return a;
    if (a == b) return expr_binary(program, OP_MULTIPLY, expr_real(program, 2, type), a);
    Expr *positive = without_sign(program, b);
    if (positive) return expr_binary(program, OP_SUBTRACT, a, positive);
    if (expr_is(a, OP_NEGATE)) return expr_binary(program, OP_SUBTRACT, b, a->arguments[0]);
    return apply(program, operator_of(OP_ADD), type, 2, (Expr *[]){a, b});
}

static Expr *subtract_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_number(b, 0)) return a;
    if (expr_is_number(a, 0)) return expr_unary(program, OP_NEGATE, b);
    Expr *positive = without_sign(program, b);
    if (positive) return expr_binary(program, OP_ADD, a, positive);
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE, expr_binary(program, OP_ADD, a->arguments[0], b));
    return apply(program, operator_of(OP_SUBTRACT), type, 2, (Expr *[]){a, b});
}

// Signs move outwards; constants move to the front. 0 * b stays: b may be no number.
static Expr *multiply_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_constant(b) && !expr_is_constant(a)) return expr_binary(program, OP_MULTIPLY, b, a);
    if (expr_is_number(a, 1)) return b;
    if (expr_is_number(a, -1)) return expr_unary(program, OP_NEGATE, b);
    if (expr_is_constant(a) && expr_is(b, OP_MULTIPLY) && expr_is_constant(b->arguments[0])) {
        // A product beyond all numbers is no constant.
        Expr *factor = expr_binary(program, OP_MULTIPLY, a, b->arguments[0]);
        if (expr_is_constant(factor))
            return expr_binary(program, OP_MULTIPLY, factor, b->arguments[1]);
    }
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE,
                          expr_binary(program, OP_MULTIPLY, a->arguments[0], b));
    if (expr_is(b, OP_NEGATE))
        return expr_unary(program, OP_NEGATE,
                          expr_binary(program, OP_MULTIPLY, a, b->arguments[0]));
    if (expr_is(b, OP_DIVIDE) && expr_is_number(b->arguments[0], 1))
        return expr_binary(program, OP_DIVIDE, a, b->arguments[1]);
    return apply(program, operator_of(OP_MULTIPLY), type, 2, (Expr *[]){a, b});
}

static Expr *divide_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_number(b, 1)) return a;
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE, expr_binary(program, OP_DIVIDE, a->arguments[0], b));
    return apply(program, operator_of(OP_DIVIDE), type, 2, (Expr *[]){a, b});
}

// Small whole powers are products.
static Expr *power(Program *program, Type type, Expr *a, Expr *b) {
    Expr *square = expr_binary(program, OP_MULTIPLY, a, a);
    if (expr_is_number(b, 0)) return expr_real(program, 1, type);
    if (expr_is_number(b, 1)) return a;
    if (expr_is_number(b, 2)) return square;
    if (expr_is_number(b, 3)) return expr_binary(program, OP_MULTIPLY, square, a);
    if (expr_is_number(b, 4)) return expr_binary(program, OP_MULTIPLY, square, square);
    if (expr_is_number(b, -1))
        return expr_binary(program, OP_DIVIDE, expr_real(program, 1, type), a);
    return apply(program, operator_of(OP_POWER), type, 2, (Expr *[]){a, b});
}

static Expr *negate(Program *program, Type type, Expr *a) {
    if (expr_is(a, OP_NEGATE)) return a->arguments[0];
    if (expr_is(a, OP_SUBTRACT))
        return expr_binary(program, OP_SUBTRACT, a->arguments[1], a->arguments[0]);
    return apply(program, operator_of(OP_NEGATE), type, 1, &a);
}

static int has_reads(const Expr *expr) {
    if (expr->kind == EXPR_READ) return 1;
    for (int i = 0; expr->kind == EXPR_APPLY && i < expr->count; i++)
        if (has_reads(expr->arguments[i])) return 1;
    return 0;
}

static Expr *logic(Program *program, OperatorId id, Expr *a, Expr *b);

// Whether b holds, or does not, wherever a does, or does not: of comparisons of integers.
static int implies(Program *program, Expr *a, int holds, Expr *b, int b_holds) {
    enum { MOST_FACTS = 2 };
    Expr *facts[MOST_FACTS];
    if (!expr_is_comparison(a) || !expr_is_comparison(b)) return 0;
    int count = add_facts(program, a, holds, facts, 0, MOST_FACTS);
    return count > 0 && facts_imply(program, count, facts, b, b_holds);
}

// A condition where a smaller one is known to hold, or not to.
static Expr *assuming(Program *program, Expr *fact, int holds, Expr *expr) {
    if (expr == fact) return expr_bool(program, holds);
    if (implies(program, fact, holds, expr, 1)) return expr_bool(program, 1);
    if (implies(program, fact, holds, expr, 0)) return expr_bool(program, 0);
    if (expr_is(expr, OP_NOT))
        return expr_unary(program, OP_NOT, assuming(program, fact, holds, expr->arguments[0]));
    if (!expr_is(expr, OP_AND) && !expr_is(expr, OP_OR)) return expr;
    Expr *a = assuming(program, fact, holds, expr->arguments[0]);
    Expr *b = assuming(program, fact, holds, expr->arguments[1]);
    return a == expr->arguments[0] && b == expr->arguments[1]
               ? expr
               : logic(program, expr->operation->id, a, b);
}

// The same with all that follows from `known`, which holds, or does not.
static Expr *where(Program *program, Expr *known, int holds, Expr *expr) {
    if (expr_is(known, OP_NOT)) return where(program, known->arguments[0], !holds, expr);
    if (!expr_is(known, holds ? OP_AND : OP_OR)) return assuming(program, known, holds, expr);
    expr = where(program, known->arguments[0], holds, expr);
    return where(program, known->arguments[1], holds, expr);
}

static Expr *logic(Program *program, OperatorId id, Expr *a, Expr *b) {
    int neutral = id == OP_AND; // true && b is b, false || b is b
    if (expr_is_constant(a)) return (a->integer != 0) == neutral ? b : a;
    b = where(program, a, neutral, b); // where a does not decide b matters
    if (expr_is_constant(b)) return (b->integer != 0) == neutral ? a : b;
    // What b reads may only be there because of a.
    if (!has_reads(b) && expr_is_constant(where(program, b, neutral, a)))
        return logic(program, id, where(program, b, neutral, a), b);
    return apply(program, operator_of(id), TYPE_BOOL, 2, (Expr *[]){a, b});
}

// ---- Application ----

static Expr *apply_real(Program *program, const Operator *operation, Type type,
                        Expr *const *arguments) {
    Expr *a = arguments[0], *b = arguments[1];
    switch (operation->id) {
    case OP_NEGATE: return negate(program, type, a);
    case OP_ADD: return add_reals(program, type, a, b);
    case OP_SUBTRACT: return subtract_reals(program, type, a, b);
    case OP_MULTIPLY: return multiply_reals(program, type, a, b);
    case OP_DIVIDE: return divide_reals(program, type, a, b);
    case OP_POWER: return power(program, type, a, b);
    default: return apply(program, operation, type, operation->arity, arguments);
    }
}

// Many comparisons of indices hold always, or never, since their ranges are known.
static Expr *compare_integers(Program *program, OperatorId id, Expr *a, Expr *b) {
    Expr *difference = integer_arithmetic(program, OP_SUBTRACT, a, b);
    if (difference->kind == EXPR_INT)
        return expr_bool(program, operator_compute(id, expr_number(difference), 0) != 0);
    if (is_always_less(program, a, b)) return expr_bool(program, operator_compute(id, 0, 1) != 0);
    if (is_always_less(program, b, a)) return expr_bool(program, operator_compute(id, 1, 0) != 0);
    Expr *opposite = integer_arithmetic(program, OP_SUBTRACT, b, a);
    int is_at_least = is_never_negative(program, difference);
    int is_at_most = is_never_negative(program, opposite);
    if (is_at_least && (id == OP_GREATER_EQUAL || id == OP_LESS))
        return expr_bool(program, id == OP_GREATER_EQUAL);
    if (is_at_most && (id == OP_LESS_EQUAL || id == OP_GREATER))
        return expr_bool(program, id == OP_LESS_EQUAL);
    if (!is_exact(a) || !is_exact(b)) isolate_unbounded(program, difference, &a, &b);
    return apply(program, operator_of(id), TYPE_BOOL, 2, (Expr *[]){a, b});
}

// A truth value that is computed with is 0 or 1.
static Expr *as_integer(Program *program, Expr *expr) {
    if (!expr || expr->type != TYPE_BOOL) return expr;
    return expr_select(program, expr, expr_int(program, 1), expr_int(program, 0));
}

static Expr *apply_integer(Program *program, OperatorId id, Expr *a, Expr *b) {
    a = as_integer(program, a);
    b = as_integer(program, b);
    if (id == OP_NEGATE) return integer_arithmetic(program, OP_SUBTRACT, expr_int(program, 0), a);
    if (id == OP_DIVIDE) id = OP_QUOTIENT;
    if (id == OP_QUOTIENT || id == OP_REMAINDER) return integer_division(program, id, a, b);
    return integer_arithmetic(program, id, a, b);
}

Expr *expr_apply(Program *program, const Operator *operation, Expr *const *arguments) {
    OperatorId id = operation->id;
    Expr *operands[LARGEST_ARITY + 1] = {0};
    for (int i = 0; i < operation->arity; i++) operands[i] = arguments[i];
    if (id == OP_SELECT) return expr_select(program, operands[0], operands[1], operands[2]);
    if (id == OP_NOT) return expr_unary(program, OP_NOT, operands[0]);
    if (id == OP_AND || id == OP_OR) return logic(program, id, operands[0], operands[1]);
    if (id == OP_UNIFORM) return apply(program, operation, TYPE_F64, 3, operands);
    if (id == OP_STOP) {
        if (expr_is_constant(operands[0])) return operands[0];
        return apply(program, operation, operands[0]->type, 1, operands);
    }
    Type type = operation->arity == 2 ? meet(operands[0], operands[1]) : operands[0]->type;
    int has_integer_form = operation->fixity != FIX_CALL;
    int is_whole = type == TYPE_INT || type == TYPE_BOOL;
    if (has_integer_form && is_whole && !operator_is_comparison(id))
        return apply_integer(program, id, operands[0], operands[1]);
    if (!type_is_real(type) && !operator_is_comparison(id)) type = TYPE_F64;
    if (operation->arity > 2 || id == OP_USER) type = widest(operation->arity, operands);
    for (int i = 0; i < operation->arity; i++)
        operands[i] = expr_convert(program, operands[i], type);
    if (type == TYPE_INT) return compare_integers(program, id, operands[0], operands[1]);
    Type result = operator_is_comparison(id) ? TYPE_BOOL : type;
    Expr *constant = id == OP_USER ? fold_user(program, operation, operands)
                                   : fold(program, operation, result, operands);
    if (constant) return constant;
    if (result == TYPE_BOOL) return apply(program, operation, TYPE_BOOL, 2, operands);
    return apply_real(program, operation, type, operands);
}

Expr *expr_unary(Program *program, OperatorId id, Expr *a) {
    if (id != OP_NOT) return expr_apply(program, operator_of(id), &a);
    if (expr_is_constant(a)) return expr_bool(program, !a->integer);
    if (expr_is(a, OP_NOT)) return a->arguments[0];
    return apply(program, operator_of(OP_NOT), TYPE_BOOL, 1, &a);
}

Expr *expr_binary(Program *program, OperatorId id, Expr *a, Expr *b) {
    return expr_apply(program, operator_of(id), (Expr *[]){a, b});
}

static int is_of_integers(const Expr *condition) {
    return expr_is_comparison(condition) && condition->arguments[0]->type == TYPE_INT;
}

// An expression where a comparison of integers is known to hold, or not to: choices that this
// decides are made.
static Expr *decided(Program *program, Expr *condition, int holds, Expr *expr) {
    enum { LARGEST_DECIDED = 60 };
    if (expr->kind != EXPR_APPLY || expr->size > LARGEST_DECIDED) return expr;
    if (expr_is(expr, OP_SELECT) && is_of_integers(expr->arguments[0])) {
        Expr *inner = assuming(program, condition, holds, expr->arguments[0]);
        if (expr_is_constant(inner))
            return decided(program, condition, holds, expr->arguments[inner->integer ? 1 : 2]);
    }
    Expr *operands[LARGEST_ARITY];
    int changed = 0;
    for (int i = 0; i < expr->count; i++) {
        operands[i] = decided(program, condition, holds, expr->arguments[i]);
        changed |= operands[i] != expr->arguments[i];
    }
    if (!changed) return expr;
    if (expr->operation->id == OP_CONVERT) return expr_convert(program, operands[0], expr->type);
    return expr_apply(program, expr->operation, operands);
}

// Whether two expressions are the same where p and q are.
static int is_same_where(Expr *a, Expr *b, Expr *p, Expr *q) {
    if (a == b || (a == p && b == q) || (a == q && b == p)) return 1;
    int is_same = a->kind == b->kind && a->type == b->type && a->count == b->count && a->count &&
                  (a->kind == EXPR_READ ? a->array == b->array : a->operation == b->operation);
    for (int i = 0; is_same && i < a->count; i++)
        is_same = is_same_where(a->arguments[i], b->arguments[i], p, q);
    return is_same;
}

// i < n ? x[i] : i == n ? x[n] : y is i <= n ? x[i] : y. Returns the condition; NULL: it is not so.
static Expr *joined(Program *program, Expr *condition, Expr *a, Expr *b) {
    if (!expr_is(b, OP_SELECT) || !expr_is(b->arguments[0], OP_EQUAL)) return NULL;
    Expr *left = b->arguments[0]->arguments[0], *right = b->arguments[0]->arguments[1];
    Expr *first = condition->arguments[0], *second = condition->arguments[1];
    int is_same = (first == left && second == right) || (first == right && second == left);
    int is_less = expr_is(condition, OP_LESS), is_greater = expr_is(condition, OP_GREATER);
    if (!is_same || (!is_less && !is_greater) || !is_same_where(a, b->arguments[1], left, right))
        return NULL;
    return expr_binary(program, is_less ? OP_LESS_EQUAL : OP_GREATER_EQUAL, first, second);
}

Expr *expr_select(Program *program, Expr *condition, Expr *a, Expr *b) {
    Type type = meet(a, b);
    a = expr_convert(program, a, type);
    b = expr_convert(program, b, type);
    if (expr_is_constant(condition)) return condition->integer ? a : b;
    if (a == b) return a;
    if (expr_is(condition, OP_NOT)) return expr_select(program, condition->arguments[0], b, a);
    if (is_of_integers(condition)) {
        Expr *both = joined(program, condition, a, b);
        if (both) return expr_select(program, both, a, b->arguments[2]);
        a = decided(program, condition, 1, a);
        b = decided(program, condition, 0, b);
    }
    return apply(program, operator_of(OP_SELECT), type, 3, (Expr *[]){condition, a, b});
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
    return replaced(program, expr);
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
