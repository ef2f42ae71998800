#include "emit/expression.h"
#include "emit/interface.h"
#include "ir/facts.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void write_expr(const Notation *notation, Buffer *out, Expr *expr, int precedence);

// ---- Constants ----

// "1e-08" is written as "1e-8".
static void drop_exponent_zero(char *text) {
    char *exponent = strchr(text, 'e');
    if (!exponent) return;
    char *digit = exponent + 1 + (exponent[1] == '-' || exponent[1] == '+');
    while (*digit == '0' && digit[1]) memmove(digit, digit + 1, strlen(digit));
}

double real_in(double number, Type type) {
    return type == TYPE_F32 ? (double)(float)number : number;
}

// A number below the smallest normal float is written as a double: as a float, it is warned about.
char *real_text(Arena *arena, double number, Type type) {
    int is_single = type == TYPE_F32;
    number = real_in(number, type);
    if (isnan(number)) return arena_printf(arena, "NAN");
    if (isinf(number)) return arena_printf(arena, number < 0 ? "-INFINITY" : "INFINITY");
    Buffer text = buffer_new(arena);
    int is_tiny = is_single && number != 0 && fabs(number) < (double)FLT_MIN;
    buffer_real(&text, number, is_single);
    drop_exponent_zero(text.text);
    return arena_printf(arena, "%s%s%s", is_tiny ? "(float)" : "", text.text,
                        is_single && !is_tiny ? "f" : "");
}

const char *initial_text(Arena *arena, const Array *array) {
    return real_text(arena, array->initial, array->type);
}

// ---- Precedence ----

static Expr *without_stop(Expr *expr) {
    while (expr_is(expr, OP_STOP)) expr = expr->arguments[0];
    return expr;
}

// A constant that is written with a minus: also a zero may be.
static int is_negative(Expr *expr) {
    return expr_is_constant(expr) && signbit(expr_number(expr));
}

// Where an int overflows C may do as it likes: a condition that keeps a subscript inside of its
// array could be taken to hold.
int may_wrap(Expr *expr) {
    return expr->kind == EXPR_APPLY && expr->type == TYPE_INT &&
           operator_is_arithmetic(expr->operation->id) && !is_exact(expr);
}

static int precedence_of(Expr *expr) {
    expr = without_stop(expr);
    if (expr->kind == EXPR_READ) return expr->array->rank ? TIGHTEST : UNARY;
    if (expr_is_constant(expr)) return is_negative(expr) ? UNARY : TIGHTEST;
    if (expr->kind != EXPR_APPLY) return TIGHTEST;
    if (may_wrap(expr)) return UNARY;
    return expr->operation->fixity == FIX_CONVERT ? UNARY : expr->operation->precedence;
}

static int is_comparison(Expr *expr) {
    return expr->kind == EXPR_APPLY && operator_is_comparison(expr->operation->id);
}

static int begins_with_minus(Expr *expr) {
    expr = without_stop(expr);
    return expr_is(expr, OP_NEGATE) || is_negative(expr);
}

// Brackets that C does not need, but people do: compilers warn where they are missing.
static int misleads_without_brackets(const Operator *operation, Expr *operand) {
    operand = without_stop(operand);
    if (operation->id == OP_OR) return expr_is(operand, OP_AND);
    if (operator_is_comparison(operation->id))
        return is_comparison(operand) || expr_is(operand, OP_NOT);
    if (operation->fixity == FIX_PREFIX || operation->fixity == FIX_CONVERT)
        return begins_with_minus(operand);
    return 0;
}

static void write_operand(const Notation *notation, Buffer *out, const Operator *operation,
                          Expr *operand, int precedence) {
    if (misleads_without_brackets(operation, operand)) precedence = TIGHTEST;
    write_expr(notation, out, operand, precedence);
}

// ---- Applications ----

// The runtime counts in 64 bits.
static void write_unsigned(const Notation *notation, Buffer *out, Expr *expr) {
    int is_count = expr->kind == EXPR_INT && expr->integer >= 0;
    if (expr->type != TYPE_SEED && !is_count) {
        buffer_text(out, "(uint64_t)");
        write_expr(notation, out, expr, UNARY);
    } else {
        write_expr(notation, out, expr, LOOSEST);
    }
}

static const char *function_name(const Notation *notation, Expr *expr) {
    int is_strict = notation->uses && notation->uses->is_strict;
    if (expr->operation->id != OP_USER)
        return c_function(notation->lexicon->arena, expr->operation, expr->type, is_strict);
    const UsedOperator *used = uses_operator(notation->uses, expr->operation, expr->type);
    return used && used->name ? used->name : expr->operation->name;
}

static void write_call(const Notation *notation, Buffer *out, Expr *expr) {
    buffer_printf(out, "%s(", function_name(notation, expr));
    for (int i = 0; i < expr->count; i++) {
        if (i) buffer_text(out, ", ");
        if (expr->operation->id == OP_UNIFORM)
            write_unsigned(notation, out, expr->arguments[i]);
        else
            write_expr(notation, out, expr->arguments[i], LOOSEST);
    }
    buffer_char(out, ')');
}

static void write_infix(const Notation *notation, Buffer *out, Expr *expr) {
    const Operator *applied = expr->operation;
    write_operand(notation, out, applied, expr->arguments[0], applied->precedence);
    buffer_printf(out, " %s ", applied->name);
    write_operand(notation, out, applied, expr->arguments[1], applied->precedence + 1);
}

static void write_select(const Notation *notation, Buffer *out, Expr *expr) {
    int precedence = expr->operation->precedence;
    Expr *condition = expr->arguments[0];
    int is_joint = expr_is(condition, OP_AND) || expr_is(condition, OP_OR);
    write_expr(notation, out, condition, is_joint ? TIGHTEST : precedence + 1);
    buffer_text(out, " ? ");
    write_expr(notation, out, expr->arguments[1], precedence + 1);
    buffer_text(out, " : ");
    write_expr(notation, out, expr->arguments[2], precedence);
}

static void write_wrapping(const Notation *notation, Buffer *out, Expr *expr, int precedence);

// -k is 0 - k.
static const Operator *wrapping_operator(Expr *expr) {
    return expr_is(expr, OP_NEGATE) ? operator_of(OP_SUBTRACT) : expr->operation;
}

// "2u * (unsigned)k + 1u"
static void write_wrapping_sum(const Notation *notation, Buffer *out, Expr *expr) {
    const Operator *applied = wrapping_operator(expr);
    if (expr_is(expr, OP_NEGATE))
        buffer_text(out, "0u");
    else
        write_wrapping(notation, out, expr->arguments[0], applied->precedence);
    buffer_printf(out, " %s ", applied->name);
    write_wrapping(notation, out, expr->arguments[expr->count - 1], applied->precedence + 1);
}

static void write_wrapping(const Notation *notation, Buffer *out, Expr *expr, int precedence) {
    int is_sum = may_wrap(expr), is_count = expr->kind == EXPR_INT && expr->integer >= 0;
    int is_loose = is_sum && wrapping_operator(expr)->precedence < precedence;
    if (is_loose) buffer_char(out, '(');
    if (is_sum) write_wrapping_sum(notation, out, expr);
    if (is_count) buffer_printf(out, "%lldu", (long long)expr->integer);
    if (!is_sum && !is_count) {
        buffer_text(out, "(unsigned)");
        write_expr(notation, out, expr, UNARY);
    }
    if (is_loose) buffer_char(out, ')');
}

static void write_apply(const Notation *notation, Buffer *out, Expr *expr) {
    const Operator *applied = expr->operation;
    if (may_wrap(expr)) {
        buffer_text(out, "(int)(");
        write_wrapping_sum(notation, out, expr);
        buffer_char(out, ')');
        return;
    }
    switch (applied->fixity) {
    case FIX_CALL: write_call(notation, out, expr); break;
    case FIX_PREFIX:
        buffer_text(out, applied->name);
        write_operand(notation, out, applied, expr->arguments[0], UNARY);
        break;
    case FIX_INFIX: write_infix(notation, out, expr); break;
    case FIX_SELECT: write_select(notation, out, expr); break;
    case FIX_CONVERT:
        buffer_printf(out, "(%s)", c_type(expr->type));
        write_operand(notation, out, applied, expr->arguments[0], UNARY);
        break;
    }
}

// ---- Expressions ----

static const char *name_of_meaning(const Notation *notation, const void *meaning,
                                   const char *fallback) {
    const char *name = lexicon_find(notation->lexicon, meaning);
    return name ? name : identifier(notation->lexicon->arena, fallback, 0);
}

// The place in a packed array: "(i * m + j) * k + l", wider than int where it may have to be.
static const char *packed_place(const Notation *notation, const Array *array,
                                Expr *const *subscripts) {
    Arena *arena = notation->lexicon->arena;
    int product = operator_of(OP_MULTIPLY)->precedence, sum = operator_of(OP_ADD)->precedence;
    const char *cast = is_larger_than_int(notation->uses->program, array) ? "(ptrdiff_t)" : "";
    const char *place = arena_printf(
        arena, "%s%s", cast, operand_text(notation, subscripts[0], *cast ? UNARY : product));
    for (int i = 1; i < array->rank; i++)
        place = arena_printf(arena, i > 1 ? "(%s) * %s + %s" : "%s * %s + %s", place,
                             operand_text(notation, array->dims[i], product + 1),
                             operand_text(notation, subscripts[i], sum + 1));
    return place;
}

static void write_cell(const Notation *notation, Buffer *out, const Array *array,
                       Expr *const *subscripts) {
    buffer_text(out, name_of_meaning(notation, array, array->name));
    if (notation->is_packed && array->role != ROLE_LOCAL && has_inner_size(array)) {
        buffer_printf(out, "[%s]", packed_place(notation, array, subscripts));
        return;
    }
    for (int i = 0; i < array->rank; i++) {
        buffer_char(out, '[');
        write_expr(notation, out, subscripts[i], LOOSEST);
        buffer_char(out, ']');
    }
}

static void write_bare(const Notation *notation, Buffer *out, Expr *expr) {
    switch (expr->kind) {
    case EXPR_INT: buffer_printf(out, "%lld", (long long)expr->integer); break;
    case EXPR_REAL: {
        Type type = notation->real_text ? TYPE_F64 : expr->type;
        buffer_text(out, real_text(out->arena, expr->real, type));
        break;
    }
    case EXPR_INDEX:
        buffer_text(out, name_of_meaning(notation, expr->index, expr->index->name));
        break;
    case EXPR_DIM: buffer_text(out, name_of_meaning(notation, expr->dim, expr->dim->name)); break;
    case EXPR_READ: write_cell(notation, out, expr->array, expr->arguments); break;
    case EXPR_APPLY: write_apply(notation, out, expr); break;
    case EXPR_FORMAL: buffer_text(out, notation->formals[expr->formal]); break;
    }
}

static void write_expr(const Notation *notation, Buffer *out, Expr *expr, int precedence) {
    if (notation->real_text && type_is_real(expr->type) && expr->kind != EXPR_REAL) {
        buffer_printf(out, "%s.value", notation->real_text(notation, expr));
        return;
    }
    expr = without_stop(expr);
    int is_loose = precedence_of(expr) < precedence;
    if (is_loose) buffer_char(out, '(');
    write_bare(notation, out, expr);
    if (is_loose) buffer_char(out, ')');
}

char *operand_text(const Notation *notation, Expr *expr, int precedence) {
    Buffer text = buffer_new(notation->lexicon->arena);
    write_expr(notation, &text, expr, precedence);
    return text.text;
}

char *expression_text(const Notation *notation, Expr *expr) {
    return operand_text(notation, expr, LOOSEST);
}

char *wrapping_sum_text(const Notation *notation, const char *cell, Expr *value) {
    int is_taken_off = expr_is(value, OP_NEGATE);
    Buffer text = buffer_new(notation->lexicon->arena);
    buffer_printf(&text, "(int)((unsigned)%s %s ", cell, is_taken_off ? "-" : "+");
    write_wrapping(notation, &text, is_taken_off ? value->arguments[0] : value,
                   operator_of(OP_MULTIPLY)->precedence);
    buffer_char(&text, ')');
    return text.text;
}

char *cell_text(const Notation *notation, const Array *array, Expr *const *subscripts) {
    Buffer text = buffer_new(notation->lexicon->arena);
    write_cell(notation, &text, array, subscripts);
    return text.text;
}
