// Applications of operators: typed and folded.
#include "ir/fold.h"

#include <float.h>
#include <math.h>

// ---- Types ----

Expr *expr_convert(Program *program, Expr *a, Type type) {
    if (a->type == type) return a;
    if (expr_is_constant(a) && type_is_real(type)) return expr_real(program, expr_number(a), type);
    // A truth value that is computed with is 0 or 1.
    if (a->type == TYPE_BOOL && type == TYPE_INT)
        return expr_select(program, a, expr_int(program, 1), expr_int(program, 0));
    // A choice between constants has no type of its own either.
    if (expr_is(a, OP_SELECT) &&
        (expr_is_constant(a->arguments[1]) || expr_is_constant(a->arguments[2])))
        return expr_select(program, a->arguments[0], expr_convert(program, a->arguments[1], type),
                           expr_convert(program, a->arguments[2], type));
    return application(program, operator_of(OP_CONVERT), type, 1, &a);
}

Type common_type(Expr *a, Expr *b) {
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

// ---- Constants ----

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

// ---- Real numbers ----

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
    return application(program, operator_of(OP_ADD), type, 2, (Expr *[]){a, b});
}

static Expr *subtract_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_number(b, 0)) return a;
    if (expr_is_number(a, 0)) return expr_unary(program, OP_NEGATE, b);
    Expr *positive = without_sign(program, b);
    if (positive) return expr_binary(program, OP_ADD, a, positive);
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE, expr_binary(program, OP_ADD, a->arguments[0], b));
    return application(program, operator_of(OP_SUBTRACT), type, 2, (Expr *[]){a, b});
}

// Whether a constant has all digits of the type: it is neither beyond its numbers nor almost 0.
static int is_normal(double number, Type type) {
    double least = type == TYPE_F32 ? (double)FLT_MIN : DBL_MIN;
    double most = type == TYPE_F32 ? (double)FLT_MAX : DBL_MAX;
    return fabs(number) >= least && fabs(number) <= most;
}

// Signs move outwards; constants move to the front. 0 * b stays: b may be no number.
static Expr *multiply_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_constant(b) && !expr_is_constant(a)) return expr_binary(program, OP_MULTIPLY, b, a);
    if (expr_is_number(a, 1)) return b;
    if (expr_is_number(a, -1)) return expr_unary(program, OP_NEGATE, b);
    if (expr_is_constant(a) && expr_is(b, OP_MULTIPLY) && expr_is_constant(b->arguments[0])) {
        double factor = expr_number(a) * expr_number(b->arguments[0]);
        if (is_normal(factor, type))
            return expr_binary(program, OP_MULTIPLY, expr_real(program, factor, type),
                               b->arguments[1]);
    }
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE,
                          expr_binary(program, OP_MULTIPLY, a->arguments[0], b));
    if (expr_is(b, OP_NEGATE))
        return expr_unary(program, OP_NEGATE,
                          expr_binary(program, OP_MULTIPLY, a, b->arguments[0]));
    if (expr_is(b, OP_DIVIDE) && expr_is_number(b->arguments[0], 1))
        return expr_binary(program, OP_DIVIDE, a, b->arguments[1]);
    return application(program, operator_of(OP_MULTIPLY), type, 2, (Expr *[]){a, b});
}

static Expr *divide_reals(Program *program, Type type, Expr *a, Expr *b) {
    if (expr_is_number(b, 1)) return a;
    if (expr_is(a, OP_NEGATE))
        return expr_unary(program, OP_NEGATE, expr_binary(program, OP_DIVIDE, a->arguments[0], b));
    return application(program, operator_of(OP_DIVIDE), type, 2, (Expr *[]){a, b});
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
    return application(program, operator_of(OP_POWER), type, 2, (Expr *[]){a, b});
}

static Expr *negate(Program *program, Type type, Expr *a) {
    if (expr_is(a, OP_NEGATE)) return a->arguments[0];
    if (expr_is(a, OP_SUBTRACT))
        return expr_binary(program, OP_SUBTRACT, a->arguments[1], a->arguments[0]);
    return application(program, operator_of(OP_NEGATE), type, 1, &a);
}

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
    default: return application(program, operation, type, operation->arity, arguments);
    }
}

// ---- All ----

Expr *expr_apply(Program *program, const Operator *operation, Expr *const *arguments) {
    OperatorId id = operation->id;
    Expr *operands[LARGEST_ARITY + 1] = {0};
    for (int i = 0; i < operation->arity; i++) operands[i] = arguments[i];
    if (id == OP_SELECT) return expr_select(program, operands[0], operands[1], operands[2]);
    if (id == OP_NOT) return expr_unary(program, OP_NOT, operands[0]);
    if (id == OP_AND || id == OP_OR) return fold_logic(program, id, operands[0], operands[1]);
    if (id == OP_UNIFORM) return application(program, operation, TYPE_F64, 3, operands);
    if (id == OP_STOP) {
        if (expr_is_constant(operands[0])) return operands[0];
        return application(program, operation, operands[0]->type, 1, operands);
    }
    Type type = operation->arity == 2 ? common_type(operands[0], operands[1]) : operands[0]->type;
    int has_integer_form = operation->fixity != FIX_CALL;
    int is_whole = type == TYPE_INT || type == TYPE_BOOL;
    if (has_integer_form && is_whole && !operator_is_comparison(id))
        return fold_integers(program, id, operands[0], operands[1]);
    if (!type_is_real(type) && !operator_is_comparison(id)) type = TYPE_F64;
    if (operation->arity > 2 || id == OP_USER) type = widest(operation->arity, operands);
    if (type == TYPE_BOOL) type = TYPE_INT; // the order of conditions is that of 0 and 1
    for (int i = 0; i < operation->arity; i++)
        operands[i] = expr_convert(program, operands[i], type);
    if (type == TYPE_INT) return fold_comparison(program, id, operands[0], operands[1]);
    Type result = operator_is_comparison(id) ? TYPE_BOOL : type;
    Expr *constant = id == OP_USER ? fold_user(program, operation, operands)
                                   : fold(program, operation, result, operands);
    if (constant) return constant;
    if (result == TYPE_BOOL) return application(program, operation, TYPE_BOOL, 2, operands);
    return apply_real(program, operation, type, operands);
}

Expr *expr_unary(Program *program, OperatorId id, Expr *a) {
    if (id != OP_NOT) return expr_apply(program, operator_of(id), &a);
    if (expr_is_constant(a)) return expr_bool(program, !a->integer);
    if (expr_is(a, OP_NOT)) return a->arguments[0];
    return application(program, operator_of(OP_NOT), TYPE_BOOL, 1, &a);
}

Expr *expr_binary(Program *program, OperatorId id, Expr *a, Expr *b) {
    return expr_apply(program, operator_of(id), (Expr *[]){a, b});
}
