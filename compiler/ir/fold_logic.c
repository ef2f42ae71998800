// Conditions and choices: what one condition tells of another one.
#include "ir/facts.h"
#include "ir/fold.h"

// ---- Conditions ----

// Whether it may mean nothing where it is not asked for: by a read, or a division of integers.
static int may_need_condition(const Expr *expr) {
    int is_division = expr_is(expr, OP_QUOTIENT) || expr_is(expr, OP_REMAINDER);
    if (expr->kind == EXPR_READ || (is_division && expr->arguments[1]->kind != EXPR_INT)) return 1;
    for (int i = 0; expr->kind == EXPR_APPLY && i < expr->count; i++)
        if (may_need_condition(expr->arguments[i])) return 1;
    return 0;
}

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
               : fold_logic(program, expr->operation->id, a, b);
}

// The same with all that follows from `known`, which holds, or does not.
static Expr *where(Program *program, Expr *known, int holds, Expr *expr) {
    if (expr_is(known, OP_NOT)) return where(program, known->arguments[0], !holds, expr);
    if (!expr_is(known, holds ? OP_AND : OP_OR)) return assuming(program, known, holds, expr);
    expr = where(program, known->arguments[0], holds, expr);
    return where(program, known->arguments[1], holds, expr);
}

Expr *fold_logic(Program *program, OperatorId id, Expr *a, Expr *b) {
    int neutral = id == OP_AND; // true && b is b, false || b is b
    if (expr_is_constant(a)) return (a->integer != 0) == neutral ? b : a;
    b = where(program, a, neutral, b); // where a does not decide b matters
    if (expr_is_constant(b)) return (b->integer != 0) == neutral ? a : b;
    // What b reads may only be there because of a, and what it divides by not be 0.
    if (!may_need_condition(b) && expr_is_constant(where(program, b, neutral, a)))
        return fold_logic(program, id, where(program, b, neutral, a), b);
    return application(program, operator_of(id), TYPE_BOOL, 2, (Expr *[]){a, b});
}

// ---- Choices ----

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
    Type type = common_type(a, b);
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
    return application(program, operator_of(OP_SELECT), type, 3, (Expr *[]){condition, a, b});
}
