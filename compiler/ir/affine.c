#include "ir/affine.h"

// Sums that leave 64 bits stop at their end: no dimension is that large, so a check reports them.
static int64_t add(int64_t a, int64_t b) {
    int64_t sum;
    if (!__builtin_add_overflow(a, b, &sum) && sum != INT64_MIN) return sum;
    return a > 0 ? INT64_MAX : -INT64_MAX;
}

static int64_t multiply(int64_t a, int64_t b) {
    int64_t product;
    if (!__builtin_mul_overflow(a, b, &product) && product != INT64_MIN) return product;
    return (a > 0) == (b > 0) ? INT64_MAX : -INT64_MAX;
}

static Affine single(Program *program, Expr *atom) {
    Affine affine = {0, 1, arena_alloc(program->context->arena, sizeof(Term))};
    affine.terms[0] = (Term){atom, 1};
    return affine;
}

Affine affine_combine(Program *program, Affine a, Affine b, int64_t factor) {
    size_t room = (size_t)(a.count + b.count) * sizeof(Term);
    Affine sum = {add(a.constant, multiply(factor, b.constant)), 0,
                  arena_alloc(program->context->arena, room)};
    for (int i = 0, j = 0; i < a.count || j < b.count;) {
        int from_a = j == b.count || (i < a.count && a.terms[i].atom->id <= b.terms[j].atom->id);
        int from_b = i == a.count || (j < b.count && b.terms[j].atom->id <= a.terms[i].atom->id);
        Term term = {from_a ? a.terms[i].atom : b.terms[j].atom, 0};
        if (from_a) term.factor = a.terms[i++].factor;
        if (from_b) term.factor = add(term.factor, multiply(factor, b.terms[j++].factor));
        if (term.factor) sum.terms[sum.count++] = term;
    }
    return sum;
}

Affine affine_of(Program *program, Expr *integer) {
    const Affine zero = {0, 0, NULL};
    if (integer->kind == EXPR_INT) return (Affine){integer->integer, 0, NULL};
    if (integer->kind != EXPR_APPLY) return single(program, integer);
    if (integer->operation->id == OP_NEGATE)
        return affine_combine(program, zero, affine_of(program, integer->arguments[0]), -1);
    if (integer->operation->arity != 2) return single(program, integer);
    OperatorId id = integer->operation->id;
    if (id != OP_ADD && id != OP_SUBTRACT && id != OP_MULTIPLY) return single(program, integer);
    Affine a = affine_of(program, integer->arguments[0]);
    Affine b = affine_of(program, integer->arguments[1]);
    if (id == OP_ADD) return affine_combine(program, a, b, 1);
    if (id == OP_SUBTRACT) return affine_combine(program, a, b, -1);
    if (a.count == 0) return affine_combine(program, zero, b, a.constant);
    if (b.count == 0) return affine_combine(program, zero, a, b.constant);
    return single(program, integer);
}

// Of a dim, or of a quotient or remainder by a constant.
static int64_t largest_of_atom(Program *program, Expr *atom) {
    if (atom->kind == EXPR_DIM) return atom->dim->bound;
    if (!expr_is(atom, OP_QUOTIENT) && !expr_is(atom, OP_REMAINDER)) return 0;
    int64_t dividend = affine_bound(program, atom->arguments[0]);
    Expr *divisor = atom->arguments[1];
    if (divisor->kind != EXPR_INT || divisor->integer < 1) return dividend;
    if (expr_is(atom, OP_QUOTIENT)) return dividend / divisor->integer;
    return dividend < divisor->integer ? dividend : divisor->integer - 1;
}

int64_t affine_bound(Program *program, Expr *extent) {
    Affine affine = affine_of(program, extent);
    int64_t bound = affine.constant;
    for (int i = 0; i < affine.count; i++) {
        Term term = affine.terms[i];
        int64_t least = term.atom->kind == EXPR_DIM;
        int64_t most = term.factor > 0 ? largest_of_atom(program, term.atom) : least;
        bound = add(bound, multiply(term.factor, most));
    }
    return bound;
}

static int lowest(Program *program, Affine affine, int64_t *value);

// a / c and a % c of an a that is never negative, for a constant c above 0.
static int worst_of_division(Program *program, Term term, Affine *worst) {
    OperatorId id = term.atom->operation->id;
    if (id != OP_QUOTIENT && id != OP_REMAINDER) return 0;
    Expr *divisor = term.atom->arguments[1];
    Affine dividend = affine_of(program, term.atom->arguments[0]);
    const Affine zero = {0, 0, NULL};
    int64_t least, opposite; // of the dividend, and of its negative
    if (divisor->kind != EXPR_INT || divisor->integer < 1 || !lowest(program, dividend, &least) ||
        least < 0)
        return 0;
    if (term.factor > 0) return 1;
    worst->constant = divisor->integer - 1;
    if (id == OP_REMAINDER) return 1;
    if (!lowest(program, affine_combine(program, zero, dividend, -1), &opposite)) return 0;
    worst->constant = -opposite / divisor->integer;
    return 1;
}

// The extreme of an atom that makes factor * atom smallest, as an affine form. Returns 0 where the
// atom is unbounded on that side.
static int worst_case(Program *program, Term term, Affine *worst) {
    const Affine one = {1, 0, NULL};
    *worst = (Affine){0, 0, NULL};
    switch (term.atom->kind) {
    case EXPR_INDEX:
        if (term.factor < 0) {
            if (!term.atom->index->extent) return 0;
            Affine extent = affine_of(program, term.atom->index->extent);
            *worst = affine_combine(program, extent, one, -1);
        }
        return 1;
    case EXPR_DIM: worst->constant = term.factor < 0 ? term.atom->dim->bound : 1; return 1;
    case EXPR_READ: {
        Expr *classes = term.atom->array->classes;
        if (classes && term.factor < 0)
            *worst = affine_combine(program, affine_of(program, classes), one, -1);
        return classes != NULL;
    }
    case EXPR_APPLY: return worst_of_division(program, term, worst);
    default: return 0;
    }
}

// The least that a sum can be: the worst case is put in for one atom after the other, indices
// before dims, inner before outer. Returns 0 where there is no bound.
static int lowest(Program *program, Affine affine, int64_t *value) {
    while (affine.count) {
        int chosen = affine.count - 1;
        for (int i = affine.count - 1; i >= 0; i--)
            if (affine.terms[i].atom->kind != EXPR_DIM) {
                chosen = i;
                break;
            }
        Term term = affine.terms[chosen];
        Affine worst, self = single(program, term.atom);
        if (!worst_case(program, term, &worst)) return 0;
        affine = affine_combine(program, affine, self, -term.factor);
        affine = affine_combine(program, affine, worst, term.factor);
    }
    *value = affine.constant;
    return 1;
}

static int is_at_least_zero(Program *program, Affine affine) {
    int64_t least;
    return lowest(program, affine, &least) && least >= 0;
}

int affine_never_negative(Program *program, Expr *integer, int fact_count, Expr *const *facts) {
    Affine affine = affine_of(program, integer);
    if (is_at_least_zero(program, affine)) return 1;
    for (int i = 0; i < fact_count; i++) {
        Affine fact = affine_of(program, facts[i]);
        if (is_at_least_zero(program, affine_combine(program, affine, fact, -1))) return 1;
    }
    return 0;
}
