// Arithmetic and comparisons of integers, in one canonical form.
#include "ir/affine.h"
#include "ir/division.h"
#include "ir/facts.h"
#include "ir/fold.h"

// ---- Arithmetic ----

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
    return application(program, operator_of(OP_MULTIPLY), TYPE_INT, 2, ordered);
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
    if (is_saturated(a) || is_saturated(b)) return is_saturated(a) ? a : b;
    int known = a->kind == EXPR_INT && b->kind == EXPR_INT && b->integer != 0;
    if (known)
        return expr_int(program,
                        id == OP_QUOTIENT ? a->integer / b->integer : a->integer % b->integer);
    if (expr_is_number(b, -1)) // the least int has no quotient by -1 in C
        return id == OP_REMAINDER
                   ? expr_int(program, 0)
                   : integer_arithmetic(program, OP_SUBTRACT, expr_int(program, 0), a);
    if (expr_is_number(b, 1)) return id == OP_QUOTIENT ? a : expr_int(program, 0);
    if (is_never_negative(program, a) && is_always_less(program, a, b))
        return id == OP_QUOTIENT ? expr_int(program, 0) : a;
    if (b->kind == EXPR_INT && b->integer > 1) {
        Expr *simpler = division_simplified(program, id, a, b->integer);
        if (simpler) return simpler;
    }
    return application(program, operator_of(id), TYPE_INT, 2, (Expr *[]){a, b});
}

Expr *fold_integers(Program *program, OperatorId id, Expr *a, Expr *b) {
    a = expr_convert(program, a, TYPE_INT);
    b = b ? expr_convert(program, b, TYPE_INT) : NULL;
    if (id == OP_NEGATE) return integer_arithmetic(program, OP_SUBTRACT, expr_int(program, 0), a);
    if (id == OP_DIVIDE) id = OP_QUOTIENT;
    if (id == OP_QUOTIENT || id == OP_REMAINDER) return integer_division(program, id, a, b);
    return integer_arithmetic(program, id, a, b);
}

// ---- Comparisons ----

// Many comparisons of indices hold always, or never, since their ranges are known.
Expr *fold_comparison(Program *program, OperatorId id, Expr *a, Expr *b) {
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
    return application(program, operator_of(id), TYPE_BOOL, 2, (Expr *[]){a, b});
}
