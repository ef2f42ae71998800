#include "ir/division.h"
#include "ir/facts.h"

static Expr *by_constant(Program *program, OperatorId id, Expr *a, int64_t divisor) {
    return expr_binary(program, id, a, expr_int(program, divisor));
}

// Of a quotient or remainder by a constant; 0: it is by no constant above 0.
static int64_t divisor_of(Expr *atom) {
    Expr *divisor = atom->arguments[1];
    return divisor->kind == EXPR_INT && divisor->integer > 0 ? divisor->integer : 0;
}

// a * b; 0 where that is too large for a size.
static int64_t product(int64_t a, int64_t b) {
    int64_t result;
    return __builtin_mul_overflow(a, b, &result) ? 0 : result;
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

// ---- One division ----

// Of a remainder: x % m % c is x % c, and x % m / c is x / c % (m / c), where c divides m.
static Expr *of_remainder(Program *program, OperatorId id, Expr *a, int64_t divisor) {
    if (!expr_is(a, OP_REMAINDER) || !divisor_of(a) || divisor_of(a) % divisor) return NULL;
    if (id == OP_REMAINDER) return by_constant(program, OP_REMAINDER, a->arguments[0], divisor);
    Expr *quotient = by_constant(program, OP_QUOTIENT, a->arguments[0], divisor);
    return by_constant(program, OP_REMAINDER, quotient, divisor_of(a) / divisor);
}

// sum = part * multiple + rest. Returns whether neither of these is ever negative.
static int take_out(Program *program, Affine sum, int64_t part, Expr **multiple, Expr **rest) {
    size_t room = (size_t)(sum.count + 1) * sizeof(Term);
    Affine whole = {sum.constant / part, 0, arena_alloc(program->context->arena, room)};
    Affine left = {sum.constant % part, 0, arena_alloc(program->context->arena, room)};
    for (int i = 0; i < sum.count; i++) {
        Term term = sum.terms[i];
        if (term.factor % part)
            left.terms[left.count++] = term;
        else
            whole.terms[whole.count++] = (Term){term.atom, term.factor / part};
    }
    *multiple = affine_expr(program, whole);
    *rest = affine_expr(program, left);
    return affine_never_negative(program, *multiple, 0, NULL) &&
           affine_never_negative(program, *rest, 0, NULL);
}

// Whether 0 <= rest < part, where it is known that it is not negative.
static int is_below(Program *program, Expr *rest, int64_t part) {
    Expr *room = expr_binary(program, OP_SUBTRACT, expr_int(program, part - 1), rest);
    return affine_never_negative(program, room, 0, NULL);
}

// A multiple of the whole divisor stands beside what is left: (c * x + y) / c is x + y / c.
static Expr *without_multiples(Program *program, OperatorId id, Expr *a, int64_t divisor) {
    Expr *multiple, *rest;
    if (!take_out(program, affine_of(program, a), divisor, &multiple, &rest) || rest == a)
        return NULL;
    Expr *divided = by_constant(program, id, rest, divisor);
    return id == OP_REMAINDER ? divided : expr_binary(program, OP_ADD, multiple, divided);
}

// With 0 <= y < g, (g * x + y) / (g * c) is x / c, and the remainder g * (x % c) + y.
static Expr *without_part(Program *program, OperatorId id, Expr *a, int64_t divisor) {
    Affine sum = affine_of(program, a);
    for (int i = 0; i < sum.count; i++) {
        int64_t part = common_divisor(sum.terms[i].factor, divisor);
        Expr *multiple, *rest;
        if (part == 1 || !take_out(program, sum, part, &multiple, &rest) ||
            !is_below(program, rest, part))
            continue;
        Expr *divided = by_constant(program, id, multiple, divisor / part);
        if (id == OP_QUOTIENT) return divided;
        Expr *remainder = expr_binary(program, OP_MULTIPLY, expr_int(program, part), divided);
        return expr_binary(program, OP_ADD, remainder, rest);
    }
    return NULL;
}

Expr *division_simplified(Program *program, OperatorId id, Expr *a, int64_t divisor) {
    Expr *simpler = of_remainder(program, id, a, divisor);
    if (!simpler) simpler = without_multiples(program, id, a, divisor);
    return simpler ? simpler : without_part(program, id, a, divisor);
}

// ---- Several, in a sum ----

// Whether whole is x / divisor, also where x is y / d and whole is y / (d * divisor).
static int is_quotient_of(Expr *whole, Expr *x, int64_t divisor) {
    if (!expr_is(whole, OP_QUOTIENT)) return 0;
    if (whole->arguments[0] == x) return divisor_of(whole) == divisor;
    return expr_is(x, OP_QUOTIENT) && divisor_of(x) && whole->arguments[0] == x->arguments[0] &&
           divisor_of(whole) == product(divisor_of(x), divisor);
}

// What divisor * whole + x % divisor is; NULL: nothing simpler. Of whole = x / divisor that is x,
// and of whole = x / divisor % c it is x % (divisor * c).
static Expr *joined_pair(Program *program, Expr *whole, Expr *remainder) {
    Expr *x = remainder->arguments[0];
    int64_t divisor = divisor_of(remainder);
    if (!divisor) return NULL;
    if (is_quotient_of(whole, x, divisor)) return x;
    if (!expr_is(whole, OP_REMAINDER) || !is_quotient_of(whole->arguments[0], x, divisor))
        return NULL;
    int64_t both = product(divisor, divisor_of(whole));
    return both ? by_constant(program, OP_REMAINDER, x, both) : NULL;
}

// Each join leaves fewer divisions.
Affine divisions_joined(Program *program, Affine sum) {
    for (int i = 0; i < sum.count; i++) {
        Term rest = sum.terms[i];
        if (!expr_is(rest.atom, OP_REMAINDER)) continue;
        for (int k = 0; k < sum.count; k++) {
            Term whole = sum.terms[k];
            if (whole.factor != product(rest.factor, divisor_of(rest.atom))) continue;
            Expr *joined = joined_pair(program, whole.atom, rest.atom);
            if (!joined) continue;
            sum = affine_without(program, sum, whole.atom);
            sum = affine_without(program, sum, rest.atom);
            sum = affine_combine(program, sum, affine_of(program, joined), rest.factor);
            return divisions_joined(program, sum);
        }
    }
    return sum;
}

// ---- Divisions that were made before the ranges of their indices were known ----

typedef struct Divisions {
    Program *program;
    Expr **list;
    int count, capacity;
} Divisions;

static void note_division(Expr *expr, void *data) {
    Divisions *divisions = data;
    if (!expr_is(expr, OP_QUOTIENT) && !expr_is(expr, OP_REMAINDER)) return;
    divisions->list = arena_grow(divisions->program->context->arena, divisions->list,
                                 divisions->count, &divisions->capacity, sizeof(Expr *));
    divisions->list[divisions->count++] = expr;
}

Expr *divisions_settled(Program *program, Expr *expr) {
    Divisions divisions = {.program = program};
    expr_each(program, expr, note_division, &divisions);
    for (int i = 0; i < divisions.count; i++) {
        Expr *from = divisions.list[i];
        Expr *to = expr_apply(program, from->operation, from->arguments);
        if (to == from) continue;
        expr = expr_replace(program, expr, 1, &from, &to);
        return divisions_settled(program, expr);
    }
    return expr;
}
