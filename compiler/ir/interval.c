#include "ir/interval.h"

#include <limits.h>

static const Interval unknown = {0, 0, 0};

static Interval between(int64_t least, int64_t largest) {
    return (Interval){1, least, largest};
}

static int64_t smaller(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b) {
    return a > b ? a : b;
}

int interval_fits(Interval interval) {
    return interval.is_known && interval.least >= -INT_MAX && interval.largest <= INT_MAX;
}

// Extents are short.
static Interval interval_of_extent(Expr *extent) {
    Interval operands[LARGEST_ARITY];
    for (int i = 0; extent->kind == EXPR_APPLY && i < extent->count; i++) {
        operands[i] = interval_of_extent(extent->arguments[i]);
        if (!interval_fits(operands[i])) return unknown;
    }
    return interval_of(extent, operands);
}

// What is at least 0 and below an extent; NULL: nothing is known of it.
static Interval interval_below(Expr *extent) {
    if (!extent) return unknown;
    Interval sizes = interval_of_extent(extent);
    return sizes.is_known ? between(0, larger(sizes.largest - 1, 0)) : unknown;
}

static Interval product(Interval a, Interval b) {
    int64_t corners[] = {a.least * b.least, a.least * b.largest, a.largest * b.least,
                         a.largest * b.largest};
    Interval all = between(corners[0], corners[0]);
    for (int i = 1; i < 4; i++) {
        all.least = smaller(all.least, corners[i]);
        all.largest = larger(all.largest, corners[i]);
    }
    return all;
}

// Towards zero, by what is at least 1.
static Interval quotient(Interval a, Interval b) {
    return between(smaller(a.least / b.least, a.least / b.largest),
                   larger(a.largest / b.least, a.largest / b.largest));
}

static Interval remainder_of(Interval a, Interval b) {
    int64_t most = b.largest - 1;
    if (!a.is_known) return between(-most, most);
    return between(a.least < 0 ? larger(a.least, -most) : 0,
                   a.largest > 0 ? smaller(a.largest, most) : 0);
}

static Interval interval_of_apply(Expr *expr, const Interval *operands) {
    Interval a = operands[0], b = expr->count > 1 ? operands[1] : unknown;
    OperatorId id = expr->operation->id;
    if (expr->type == TYPE_BOOL) return between(0, 1);
    if (id == OP_REMAINDER) return b.is_known && b.least >= 1 ? remainder_of(a, b) : unknown;
    if (id == OP_SELECT)
        return b.is_known && operands[2].is_known ? between(smaller(b.least, operands[2].least),
                                                            larger(b.largest, operands[2].largest))
                                                  : unknown;
    if (!a.is_known || (expr->count > 1 && !b.is_known)) return unknown;
    switch (id) {
    case OP_STOP:
    case OP_CONVERT: return a;
    case OP_NEGATE: return between(-a.largest, -a.least);
    case OP_ADD: return between(a.least + b.least, a.largest + b.largest);
    case OP_SUBTRACT: return between(a.least - b.largest, a.largest - b.least);
    case OP_MULTIPLY: return product(a, b);
    case OP_QUOTIENT: return b.least >= 1 ? quotient(a, b) : unknown;
    default: return unknown;
    }
}

Interval interval_of(Expr *expr, const Interval *operands) {
    if (expr->type != TYPE_INT && expr->type != TYPE_BOOL) return unknown;
    switch (expr->kind) {
    case EXPR_INT: return between(expr->integer, expr->integer);
    case EXPR_INDEX: return interval_below(expr->index->extent);
    case EXPR_DIM: return between(1, expr->dim->bound);
    case EXPR_READ: return interval_below(expr->array->classes);
    case EXPR_APPLY: return interval_of_apply(expr, operands);
    default: return unknown;
    }
}
