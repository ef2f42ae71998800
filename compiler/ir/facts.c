#include "ir/facts.h"

#include "ir/division.h"
#include "ir/interval.h"

#include <limits.h>

static const Affine zero = {0, 0, NULL}, one = {1, 0, NULL};

// ---- The least value of a sum ----

// How the upper bound of a quotient a / c is taken: as a number, or where it stands with a multiple
// of c, as a itself, which may meet another a in the sum.
typedef enum Bounding { BY_NUMBER, BY_DIVIDEND } Bounding;

enum { FACTS_TOGETHER = 2 };

// What is known beside the ranges: integer expressions that are at least 0, of which so many are
// put together.
typedef struct Given {
    Bounding bounding;
    int together;
    int fact_count;
    Expr *const *facts;
    int is_exact; // what is divided was looked at already
} Given;

static int lowest(Program *program, Affine affine, Given given, int64_t *value);

// Whether computing an integer is exact, or what is given keeps each step of it within an int.
static int stays_in_int(Program *program, Expr *integer, Given given) {
    enum { LARGEST_SIZE = 50 };
    if (is_exact(integer)) return 1;
    if (integer->size > LARGEST_SIZE) return 0;
    for (int i = expr_is(integer, OP_SELECT); i < integer->count; i++)
        if (!stays_in_int(program, integer->arguments[i], given)) return 0;
    Affine sum = affine_of(program, integer);
    int64_t least, opposite; // of the integer, and of its negative
    given.is_exact = 1;
    return !operator_is_arithmetic(integer->operation->id) ||
           (lowest(program, sum, given, &least) && least >= -INT_MAX &&
            lowest(program, affine_combine(program, zero, sum, -1), given, &opposite) &&
            opposite >= -INT_MAX);
}

// a % b of an a that is never negative, for a b above 0.
static int worst_of_remainder(Program *program, Term term, Given given, Affine *worst) {
    Affine divisor = affine_of(program, term.atom->arguments[1]);
    Affine last = affine_combine(program, divisor, one, -1);
    int64_t least;
    if (term.factor > 0) return 1;
    *worst = affine_combine(program, zero, last, term.factor);
    return lowest(program, last, given, &least) && least >= 0;
}

// a / c and a % b of an a that is never negative, for a constant c above 0.
static int worst_of_division(Program *program, Term term, Given given, Affine *worst) {
    OperatorId id = term.atom->operation->id;
    if (id != OP_QUOTIENT && id != OP_REMAINDER) return 0;
    Expr *divisor = term.atom->arguments[1];
    Affine dividend = affine_of(program, term.atom->arguments[0]);
    int64_t least, opposite; // of the dividend, and of its negative
    if (!given.is_exact && (!stays_in_int(program, term.atom->arguments[0], given) ||
                            !stays_in_int(program, divisor, given)))
        return 0;
    given.is_exact = 1;
    if (!lowest(program, dividend, given, &least) || least < 0) return 0;
    if (id == OP_REMAINDER) return worst_of_remainder(program, term, given, worst);
    if (divisor->kind != EXPR_INT || divisor->integer < 1) return 0;
    worst->constant = saturated_product(term.factor, least / divisor->integer);
    if (term.factor > 0) return 1;
    worst->constant = saturated_product(term.factor, divisor->integer - 1);
    if (given.bounding == BY_DIVIDEND && term.factor % divisor->integer == 0) {
        *worst = affine_combine(program, zero, dividend, term.factor / divisor->integer);
        return 1;
    }
    if (!lowest(program, affine_combine(program, zero, dividend, -1), given, &opposite)) return 0;
    worst->constant = saturated_product(term.factor, -opposite / divisor->integer);
    return 1;
}

// Of an index below a / c: there is one, so that a is at least c, whatever a may be elsewhere.
static int worst_below_quotient(Program *program, Term term, Given given, Affine *worst) {
    Expr *extent = term.atom->index->extent;
    Expr *divisor = expr_is(extent, OP_QUOTIENT) ? extent->arguments[1] : NULL;
    if (given.bounding != BY_DIVIDEND || !divisor || divisor->kind != EXPR_INT ||
        divisor->integer < 1 || term.factor % divisor->integer != 0)
        return 0;
    Affine dividend = affine_of(program, extent->arguments[0]);
    dividend = affine_combine(program, dividend, one, -divisor->integer);
    *worst = affine_combine(program, zero, dividend, term.factor / divisor->integer);
    return 1;
}

// The least of factor * atom, as an affine form. Returns 0 where there is no bound.
static int worst_case(Program *program, Term term, Given given, Affine *worst) {
    *worst = zero;
    switch (term.atom->kind) {
    case EXPR_INDEX:
        if (term.factor < 0) {
            if (!term.atom->index->extent) return 0;
            if (worst_below_quotient(program, term, given, worst)) return 1;
            Affine extent = affine_of(program, term.atom->index->extent);
            extent = affine_combine(program, extent, one, -1);
            *worst = affine_combine(program, zero, extent, term.factor);
        }
        return 1;
    case EXPR_DIM:
        worst->constant =
            saturated_product(term.factor, term.factor < 0 ? term.atom->dim->bound : 1);
        return 1;
    case EXPR_READ: {
        Expr *classes = term.atom->array->classes;
        if (!classes || term.factor > 0) return classes != NULL;
        Affine last = affine_combine(program, affine_of(program, classes), one, -1);
        *worst = affine_combine(program, zero, last, term.factor);
        return 1;
    }
    case EXPR_APPLY: return worst_of_division(program, term, given, worst);
    default: return 0;
    }
}

// By the ranges: the worst case is put in for one atom after the other, indices before dims, inner
// before outer. Returns 0 where there is no bound.
static int lowest_by_ranges(Program *program, Affine affine, Given given, int64_t *value) {
    while (affine.count) {
        int chosen = affine.count - 1;
        for (int i = affine.count - 1; i >= 0; i--)
            if (affine.terms[i].atom->kind != EXPR_DIM) {
                chosen = i;
                break;
            }
        Term term = affine.terms[chosen];
        Affine worst;
        if (!worst_case(program, term, given, &worst)) return 0;
        affine = affine_without(program, affine, term.atom);
        affine = divisions_joined(program, affine_combine(program, affine, worst, 1));
    }
    *value = affine.constant;
    return 1;
}

// How often a fact has to be taken off a sum so that one of its terms goes; 0: never.
static int64_t multiple_of_fact(Affine affine, Term of_fact) {
    for (int i = 0; i < affine.count; i++) {
        Term term = affine.terms[i];
        if (term.atom == of_fact.atom && term.factor % of_fact.factor == 0)
            return term.factor / of_fact.factor > 0 ? term.factor / of_fact.factor : 0;
    }
    return 0;
}

// The least that a sum can be: a + b is at least the least of a, if b is at least 0. Returns 0
// where there is no bound.
static int lowest(Program *program, Affine affine, Given given, int64_t *value) {
    int is_bounded = lowest_by_ranges(program, affine, given, value);
    for (int i = 0; given.together > 0 && i < given.fact_count; i++) {
        Affine fact = affine_of(program, given.facts[i]);
        for (int k = 0; k < fact.count; k++) {
            int64_t multiple = multiple_of_fact(affine, fact.terms[k]), other;
            Given rest = given;
            rest.together--;
            if (!multiple ||
                !lowest(program, affine_combine(program, affine, fact, -multiple), rest, &other))
                continue;
            if (!is_bounded || other > *value) *value = other;
            is_bounded = 1;
        }
    }
    return is_bounded;
}

// What facts say of the ranges of their indices: of i - 3 >= 0 and i < n, that n - 4 >= 0.
static int facts_about_ranges(Program *program, Given given, Expr **found) {
    int count = 0;
    for (int i = 0; i < given.fact_count; i++) {
        Affine fact = affine_of(program, given.facts[i]), least;
        int has_index = 0;
        for (int k = 0; k < fact.count; k++) {
            Term opposite = fact.terms[k];
            opposite.factor = -opposite.factor;
            if (opposite.atom->kind != EXPR_INDEX || opposite.factor > 0 ||
                !worst_case(program, opposite, given, &least))
                continue;
            fact = affine_without(program, fact, opposite.atom);
            fact = affine_combine(program, fact, least, -1);
            has_index = 1;
            k = -1;
        }
        if (has_index) found[count++] = affine_expr(program, divisions_joined(program, fact));
    }
    return count;
}

// What an index below a quotient, or a quotient itself, is divided by; 1: there is none.
static int64_t divisor_within(Affine affine) {
    for (int i = 0; i < affine.count; i++) {
        const Expr *atom = affine.terms[i].atom;
        const Expr *most = atom->kind == EXPR_INDEX ? atom->index->extent : atom;
        if (most && expr_is(most, OP_QUOTIENT) && most->arguments[1]->kind == EXPR_INT &&
            most->arguments[1]->integer > 1)
            return most->arguments[1]->integer;
    }
    return 1;
}

int affine_never_negative(Program *program, Expr *integer, int fact_count, Expr *const *facts) {
    Affine affine = affine_of(program, integer);
    int64_t least;
    Given given = {BY_NUMBER, FACTS_TOGETHER, fact_count, facts, 0};
    if (lowest(program, affine, given, &least) && least >= 0) return 1;
    // An integer is not below 0 where `divisor` times that is above -divisor.
    given.bounding = BY_DIVIDEND;
    int64_t divisor = divisor_within(affine);
    affine = affine_combine(program, zero, affine, divisor);
    if (lowest(program, affine, given, &least) && least > -divisor) return 1;
    Expr *others[LARGEST_FACT_COUNT];
    given.fact_count = facts_about_ranges(program, given, others);
    given.facts = others;
    return given.fact_count && lowest(program, affine, given, &least) && least > -divisor;
}

int is_exact_given(Program *program, Expr *integer, int fact_count, Expr *const *facts) {
    Given given = {BY_NUMBER, FACTS_TOGETHER, fact_count, facts, 0};
    return stays_in_int(program, integer, given);
}

// ---- Conditions ----

int is_unbounded(const Expr *expr) {
    if (expr->kind == EXPR_READ) return !expr->array->classes;
    if (expr->kind != EXPR_APPLY || expr->type == TYPE_BOOL) return 0;
    for (int i = expr_is(expr, OP_SELECT); i < expr->count; i++)
        if (is_unbounded(expr->arguments[i])) return 1;
    return 0;
}

int is_exact(const Expr *integer) {
    enum { LARGEST_SIZE = 1000 }; // beyond that it is not looked at
    if (integer->size > LARGEST_SIZE) return 0;
    if (integer->kind != EXPR_APPLY || !is_unbounded(integer)) return 1;
    OperatorId id = integer->operation->id;
    int is_exact_of_exact = id == OP_QUOTIENT || id == OP_REMAINDER || id == OP_SELECT;
    for (int i = 0; is_exact_of_exact && i < integer->count; i++)
        is_exact_of_exact = id == OP_SELECT && i == 0 ? 1 : is_exact(integer->arguments[i]);
    return is_exact_of_exact;
}

int isolate_unbounded(Program *program, Expr *difference, Expr **left, Expr **right) {
    Affine sum = affine_of(program, difference);
    int found = -1, count = 0;
    for (int i = 0; i < sum.count; i++)
        if (is_unbounded(sum.terms[i].atom)) {
            found = i;
            count++;
        }
    if (count != 1 || !is_exact(sum.terms[found].atom)) return 0;
    Term term = sum.terms[found];
    if (term.factor != 1 && term.factor != -1) return 0;
    Affine rest = affine_without(program, sum, term.atom);
    if (term.factor == 1) rest = affine_combine(program, zero, rest, -1);
    *left = term.factor == 1 ? term.atom : affine_expr(program, rest);
    *right = term.factor == 1 ? affine_expr(program, rest) : term.atom;
    return 1;
}

// Conditions that are made of others say the same things again: each counts once.
static int add_fact(Expr *fact, Expr **facts, int count, int room) {
    for (int i = 0; i < count; i++)
        if (facts[i] == fact) return count;
    if (count < room) facts[count++] = fact;
    return count;
}

// The condition as integer expressions that are at least 0 where it holds.
int add_facts(Program *program, Expr *condition, int holds, Expr **facts, int count, int room) {
    if (condition->kind != EXPR_APPLY) return count;
    OperatorId id = condition->operation->id;
    Expr *a = condition->arguments[0];
    if (id == OP_NOT) return add_facts(program, a, !holds, facts, count, room);
    Expr *b = condition->arguments[condition->count - 1];
    if (id == (holds ? OP_AND : OP_OR)) {
        count = add_facts(program, a, holds, facts, count, room);
        return add_facts(program, b, holds, facts, count, room);
    }
    if (a->type != TYPE_INT || b->type != TYPE_INT || !is_exact(a) || !is_exact(b)) return count;
    Expr *difference = expr_binary(program, OP_SUBTRACT, b, a); // b - a
    Expr *unit = expr_int(program, 1);
    int less = (id == OP_LESS && holds) || (id == OP_GREATER_EQUAL && !holds);
    int greater = (id == OP_GREATER && holds) || (id == OP_LESS_EQUAL && !holds);
    int equal = (id == OP_EQUAL && holds) || (id == OP_NOT_EQUAL && !holds);
    int at_most = (id == OP_LESS_EQUAL && holds) || (id == OP_GREATER && !holds) || equal;
    int at_least = (id == OP_GREATER_EQUAL && holds) || (id == OP_LESS && !holds) || equal;
    Expr *opposite = expr_binary(program, OP_SUBTRACT, a, b); // a - b
    if ((id == OP_NOT_EQUAL && holds) || (id == OP_EQUAL && !holds)) {
        less = affine_never_negative(program, difference, count, facts);
        greater = affine_never_negative(program, opposite, count, facts); // both: it never is so
    }
    if (less)
        count = add_fact(expr_binary(program, OP_SUBTRACT, difference, unit), facts, count, room);
    if (greater)
        count = add_fact(expr_binary(program, OP_SUBTRACT, opposite, unit), facts, count, room);
    if (at_most) count = add_fact(difference, facts, count, room);
    if (at_least) count = add_fact(opposite, facts, count, room);
    return count;
}

int facts_imply(Program *program, int fact_count, Expr *const *facts, Expr *comparison, int holds) {
    enum { MOST_OF_COMPARISON = 2 };
    Expr *wanted[MOST_OF_COMPARISON];
    if (comparison->kind != EXPR_APPLY || !operator_is_comparison(comparison->operation->id))
        return 0;
    int count = add_facts(program, comparison, holds, wanted, 0, MOST_OF_COMPARISON);
    int is_implied = count > 0;
    for (int i = 0; i < count; i++)
        is_implied = is_implied && affine_never_negative(program, wanted[i], fact_count, facts);
    return is_implied;
}

// ---- Choices ----

enum { MOST_CASES = 4096 };

typedef struct Cases {
    Program *program;
    Expr *facts[LARGEST_FACT_COUNT];
    int left; // that may still be looked at: their number grows like the powers of two
} Cases;

static void note_choice(Expr *expr, void *data) {
    Expr **found = data;
    if (expr_is(expr, OP_SELECT) && expr->type == TYPE_INT) *found = expr;
}

static void note_index(Expr *expr, void *data) {
    if (expr->kind == EXPR_INDEX && expr->index->extent) *(Expr **)data = expr;
}

static void note_product(Expr *expr, void *data) {
    if (expr_is(expr, OP_MULTIPLY) && expr->type == TYPE_INT &&
        expr->arguments[0]->kind != EXPR_INT && expr->arguments[1]->kind != EXPR_INT)
        *(Expr **)data = expr;
}

// An index that is multiplied with an index; NULL: there is none.
static Expr *multiplied_index(Program *program, Expr *integer) {
    Expr *product = NULL, *index = NULL;
    expr_each(program, integer, note_product, &product);
    if (product) expr_each(program, product, note_index, &index);
    return index;
}

static int never_negative(Cases *cases, Expr *integer, int fact_count);

static int for_each_branch(Cases *cases, Expr *integer, Expr *choice, int fact_count) {
    for (int holds = 1; holds >= 0; holds--) {
        Expr *branch =
            expr_replace(cases->program, integer, 1, &choice, &choice->arguments[2 - holds]);
        int more = add_facts(cases->program, choice->arguments[0], holds, cases->facts, fact_count,
                             LARGEST_FACT_COUNT);
        if (!never_negative(cases, branch, more)) return 0;
    }
    return 1;
}

// A product is a sum for each value of the index in it.
static int for_each_value(Cases *cases, Expr *integer, Expr *index, int fact_count) {
    Program *program = cases->program;
    Interval values = interval_of(index, NULL);
    if (!interval_fits(values) || values.largest >= cases->left) return 0;
    for (int64_t at = values.least; at <= values.largest; at++) {
        Expr *value = expr_int(program, at), *next = expr_int(program, at + 1);
        Expr *with_value = expr_replace(program, integer, 1, &index, &value);
        cases->left--;
        cases->facts[fact_count] = expr_binary(program, OP_SUBTRACT, index->index->extent, next);
        if (!never_negative(cases, with_value, fact_count + 1)) return 0;
    }
    return 1;
}

static int never_negative(Cases *cases, Expr *integer, int fact_count) {
    Program *program = cases->program;
    if (affine_never_negative(program, integer, fact_count, cases->facts)) return 1;
    Expr *choice = NULL, *index = multiplied_index(program, integer);
    expr_each(program, integer, note_choice, &choice);
    cases->left -= 2;
    if (fact_count == LARGEST_FACT_COUNT || cases->left < 0) return 0;
    if (choice) return for_each_branch(cases, integer, choice, fact_count);
    return index && for_each_value(cases, integer, index, fact_count);
}

int affine_never_negative_by_cases(Program *program, Expr *integer, int fact_count,
                                   Expr *const *facts) {
    Cases cases = {.program = program, .left = MOST_CASES};
    for (int i = 0; i < fact_count; i++) cases.facts[i] = facts[i];
    return never_negative(&cases, integer, fact_count);
}

// ---- Inside of arrays ----

int is_inside(Program *program, Expr *subscript, Expr *extent, int fact_count, Expr *const *facts) {
    if (subscript->kind == EXPR_INDEX && subscript->index->extent == extent) return 1; // mostly
    Expr *last = expr_binary(program, OP_SUBTRACT, extent, expr_int(program, 1));
    Expr *room = expr_binary(program, OP_SUBTRACT, last, subscript);
    return affine_never_negative_by_cases(program, subscript, fact_count, facts) &&
           affine_never_negative_by_cases(program, room, fact_count, facts);
}

// A condition that holds (or does not), and others that do as well.
typedef struct Premise {
    Expr *condition;
    int holds;
    const struct Premise *next;
} Premise;

static Expr *outside_under(Cases *cases, Expr *expr, const Premise *premises, int fact_count);

// The first operand of a choice, && or || says where the others are evaluated.
static Expr *outside_at_operand(Cases *cases, Expr *expr, int operand, int fact_count) {
    int is_select = expr_is(expr, OP_SELECT), is_or = expr_is(expr, OP_OR);
    Premise premise = {expr->arguments[0], is_select ? operand == 1 : !is_or, NULL};
    int is_conditional = operand > 0 && (is_select || is_or || expr_is(expr, OP_AND));
    return outside_under(cases, expr->arguments[operand], is_conditional ? &premise : NULL,
                         fact_count);
}

static Expr *outside(Cases *cases, Expr *expr, int fact_count) {
    Expr *found = NULL;
    for (int i = 0; i < expr->count && !found; i++)
        found = outside_at_operand(cases, expr, i, fact_count);
    for (int i = 0; expr->kind == EXPR_READ && i < expr->count && !found; i++)
        if (!is_inside(cases->program, expr->arguments[i], expr->array->dims[i], fact_count,
                       cases->facts))
            found = expr;
    return found;
}

// Of a condition of which one part or the other holds, each is a case of its own.
static Expr *outside_under(Cases *cases, Expr *expr, const Premise *premises, int fact_count) {
    if (!premises) return outside(cases, expr, fact_count);
    Expr *condition = premises->condition;
    int holds = premises->holds;
    if (expr_is(condition, OP_NOT)) {
        Premise inner = {condition->arguments[0], !holds, premises->next};
        return outside_under(cases, expr, &inner, fact_count);
    }
    if (expr_is(condition, holds ? OP_AND : OP_OR)) {
        Premise second = {condition->arguments[1], holds, premises->next};
        Premise first = {condition->arguments[0], holds, &second};
        return outside_under(cases, expr, &first, fact_count);
    }
    if (expr_is(condition, holds ? OP_OR : OP_AND) && cases->left > 1) {
        Premise second = {condition->arguments[1], holds, premises->next};
        Premise first = {condition->arguments[0], holds, premises->next};
        cases->left -= 2;
        Expr *found = outside_under(cases, expr, &first, fact_count);
        return found ? found : outside_under(cases, expr, &second, fact_count);
    }
    int more =
        add_facts(cases->program, condition, holds, cases->facts, fact_count, LARGEST_FACT_COUNT);
    return outside_under(cases, expr, premises->next, more);
}

Expr *read_outside(Program *program, Expr *expr, Expr *condition, int fact_count,
                   Expr *const *facts) {
    Cases cases = {.program = program, .left = MOST_CASES};
    Premise premise = {condition, 1, NULL};
    for (int i = 0; i < fact_count; i++) cases.facts[i] = facts[i];
    return outside_under(&cases, expr, condition ? &premise : NULL, fact_count);
}
