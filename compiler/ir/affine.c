#include "ir/affine.h"

#include "ir/fold.h"

// Sums that leave 64 bits stop at their end, and stay there: no dimension is that large, so a check
// reports them.
static int is_at_end(int64_t number) {
    return number == INT64_MAX || number == -INT64_MAX;
}

int is_saturated(const Expr *expr) {
    return expr->kind == EXPR_INT && (expr->integer == INT64_MAX || expr->integer <= -INT64_MAX);
}

int64_t saturated_sum(int64_t a, int64_t b) {
    int64_t sum;
    if (is_at_end(a)) return a;
    if (is_at_end(b)) return b;
    if (!__builtin_add_overflow(a, b, &sum) && sum != INT64_MIN) return sum;
    return a > 0 ? INT64_MAX : -INT64_MAX;
}

int64_t saturated_product(int64_t a, int64_t b) {
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
    Affine sum = {saturated_sum(a.constant, saturated_product(factor, b.constant)), 0,
                  arena_alloc(program->context->arena, room)};
    for (int i = 0, j = 0; i < a.count || j < b.count;) {
        int from_a = j == b.count || (i < a.count && a.terms[i].atom->id <= b.terms[j].atom->id);
        int from_b = i == a.count || (j < b.count && b.terms[j].atom->id <= a.terms[i].atom->id);
        Term term = {from_a ? a.terms[i].atom : b.terms[j].atom, 0};
        if (from_a) term.factor = a.terms[i++].factor;
        if (from_b)
            term.factor =
                saturated_sum(term.factor, saturated_product(factor, b.terms[j++].factor));
        if (term.factor) sum.terms[sum.count++] = term;
    }
    return sum;
}

Affine affine_without(Program *program, Affine sum, const Expr *atom) {
    Affine rest = {sum.constant, 0,
                   arena_alloc(program->context->arena, (size_t)sum.count * sizeof(Term))};
    for (int i = 0; i < sum.count; i++)
        if (sum.terms[i].atom != atom) rest.terms[rest.count++] = sum.terms[i];
    return rest;
}

int64_t affine_factor(Program *program, Expr *integer, Expr *index, Expr **rest) {
    Affine sum = affine_of(program, integer);
    int64_t factor = 0;
    for (int i = 0; i < sum.count; i++)
        if (sum.terms[i].atom == index) factor = sum.terms[i].factor;
    *rest = affine_expr(program, affine_without(program, sum, index));
    return expr_uses(program, *rest, index) ? 0 : factor;
}

static const Affine zero = {0, 0, NULL};

Affine affine_of(Program *program, Expr *integer) {
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

// sum + size * atom, or minus.
static Expr *add_term(Program *program, Expr *sum, OperatorId id, int64_t size, Expr *atom) {
    if (size != 1)
        atom = application(program, operator_of(OP_MULTIPLY), TYPE_INT, 2,
                           (Expr *[]){expr_int(program, size), atom});
    return sum ? application(program, operator_of(id), TYPE_INT, 2, (Expr *[]){sum, atom}) : atom;
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

// ---- Bounds ----

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

static int64_t least_of_atom(Program *program, Expr *atom) {
    if (atom->kind == EXPR_DIM) return 1;
    Expr *divisor = expr_is(atom, OP_QUOTIENT) ? atom->arguments[1] : NULL;
    if (!divisor || divisor->kind != EXPR_INT || divisor->integer < 1) return 0;
    Expr *negative = expr_unary(program, OP_NEGATE, atom->arguments[0]);
    return -affine_bound(program, negative) / divisor->integer;
}

int64_t affine_bound(Program *program, Expr *extent) {
    Affine affine = affine_of(program, extent);
    int64_t bound = affine.constant;
    for (int i = 0; i < affine.count; i++) {
        Term term = affine.terms[i];
        int64_t most = term.factor > 0 ? largest_of_atom(program, term.atom)
                                       : least_of_atom(program, term.atom);
        bound = saturated_sum(bound, saturated_product(term.factor, most));
    }
    return bound;
}

const Dim *dim_without_bound(Program *program, int count, Expr *const *extents) {
    for (int i = 0; i < count; i++) {
        Affine affine = affine_of(program, extents[i]);
        for (int k = 0; k < affine.count; k++) {
            Expr *atom = affine.terms[k].atom;
            if (atom->kind == EXPR_DIM && atom->dim->bound == LARGEST_DIM) return atom->dim;
        }
    }
    return NULL;
}
