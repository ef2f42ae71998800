// Subscripts are shown to stay inside of what they index, for all values of indices and dimensions.
#include "ir/facts.h"
#include "sema/expansion.h"

// Whether an integer is of an index without a range so far, or of one whose range is.
static int is_unsettled(const Expr *expr) {
    if (expr->kind == EXPR_INDEX) return !expr->index->extent || is_unsettled(expr->index->extent);
    int has_arguments = expr->kind == EXPR_APPLY || expr->kind == EXPR_READ;
    for (int i = 0; has_arguments && i < expr->count; i++)
        if (is_unsettled(expr->arguments[i])) return 1;
    return 0;
}

static int is_settled(const Check *check) {
    return !is_unsettled(check->subscript) && (!check->first || !is_unsettled(check->first));
}

// Whether a is at least b wherever it is read.
static int is_shown(Expansion *expansion, const Check *check, Expr *a, Expr *b) {
    Expr *difference = expr_binary(expansion->program, OP_SUBTRACT, a, b);
    return affine_never_negative_by_cases(expansion->program, difference, check->fact_count,
                                          check->facts);
}

static int is_negative_constant(Expr *place) {
    return place->kind == EXPR_INT && place->integer < 0;
}

// The mend, where there is a likely one.
static void note_mend(Expansion *expansion, const Check *check, Expr *place) {
    if (is_negative_constant(place))
        report_note(expansion->diagnostics, (Place){0},
                    "places count from 0; counted from the end this one is %s - %lld",
                    integer_text(expansion, check->extent), (long long)-place->integer);
    else if (!is_exact(place))
        report_note(expansion->diagnostics, (Place){0},
                    "read under a condition on the integer itself, as in k < 5 ? x[2 * k] : 0; "
                    "what is computed of one that may be any can overflow");
    else if (place->kind != EXPR_INT)
        report_note(
            expansion->diagnostics, (Place){0},
            "give the index a smaller range, or read under a condition that keeps it inside");
}

static void report_slice(Expansion *expansion, const Check *check, const char *what, Expr *place,
                         const char *relation, Expr *limit) {
    int is_certain = place->kind == EXPR_INT && limit->kind == EXPR_INT;
    report_error(expansion->diagnostics, check->place,
                 "slice %s:%s %s dimension %d of '%s': its %s, %s, %s %s than %s",
                 integer_text(expansion, check->first), integer_text(expansion, check->subscript),
                 is_certain ? "leaves" : "can leave", check->position, check->name, what,
                 integer_text(expansion, place), is_certain ? "is" : "may be", relation,
                 integer_text(expansion, limit));
    note_mend(expansion, check, place);
}

static void decide_slice(Expansion *expansion, const Check *check) {
    Expr *first = check->first, *end = check->subscript, *zero = expr_int(expansion->program, 0);
    if (!is_shown(expansion, check, first, zero))
        report_slice(expansion, check, "start", first, "less", zero);
    else if (is_negative_constant(end))
        report_slice(expansion, check, "end", end, "less", zero);
    else if (!is_shown(expansion, check, check->extent, end))
        report_slice(expansion, check, "end", end, "more", check->extent);
    else if (!is_shown(expansion, check, end, first))
        report_slice(expansion, check, "end", end, "less", first);
    else if (first == end)
        report_error(expansion->diagnostics, check->place, "slice %s:%s of '%s' has no elements",
                     integer_text(expansion, first), integer_text(expansion, end), check->name);
}

static void decide(Expansion *expansion, const Check *check) {
    if (check->first) {
        decide_slice(expansion, check);
        return;
    }
    Program *program = expansion->program;
    Expr *last = expr_binary(program, OP_SUBTRACT, check->extent, expr_int(program, 1));
    int below = !is_shown(expansion, check, check->subscript, expr_int(program, 0));
    int above = !is_shown(expansion, check, last, check->subscript);
    if (!below && !above) return;
    const char *extent = integer_text(expansion, check->extent);
    const char *what = below ? "less than 0" : arena_printf(expansion->arena, "%s or more", extent);
    if (!check->position) {
        report_error(expansion->diagnostics, check->place, "'%s' is of class(%s), but %s may be %s",
                     check->name, extent, integer_text(expansion, check->subscript), what);
        return;
    }
    // The rounds of a loop that were before this one.
    if (check->extent->kind == EXPR_INDEX) {
        report_error(expansion->diagnostics, check->place,
                     "'%s' is read at %s, but round %s can only read what was yielded before it",
                     check->name, integer_text(expansion, check->subscript), extent);
        return;
    }
    report_error(expansion->diagnostics, check->place,
                 "subscript %d of '%s' can leave the array: %s may be %s", check->position,
                 check->name, integer_text(expansion, check->subscript), what);
    note_mend(expansion, check, check->subscript);
}

Expr *const *facts_here(Expansion *expansion, int *count) {
    *count = 0;
    if (!expansion->condition_count) return NULL;
    Expr **facts = expr_list(expansion->program, LARGEST_FACT_COUNT);
    for (int i = 0; i < expansion->condition_count; i++)
        if (expansion->conditions[i].rank == 0)
            *count = add_facts(expansion->program, expansion->conditions[i].body, 1, facts, *count,
                               LARGEST_FACT_COUNT);
    return facts;
}

int is_never_evaluated(const Expansion *expansion) {
    for (int i = 0; i < expansion->condition_count; i++)
        if (expr_is_number(expansion->conditions[i].body, 0)) return 1;
    return 0;
}

void check_subscript(Expansion *expansion, Check check) {
    if (is_never_evaluated(expansion)) return;
    check.facts = facts_here(expansion, &check.fact_count);
    check.blamed = expansion->diagnostics->blamed;
    if (is_settled(&check)) {
        decide(expansion, &check);
        return;
    }
    expansion->checks = arena_grow(expansion->arena, expansion->checks, expansion->check_count,
                                   &expansion->check_capacity, sizeof check);
    expansion->checks[expansion->check_count++] = check;
}

// The call that the subscript stands in may have ended.
static void decide_later(Expansion *expansion, const Check *check) {
    BlamedCall *blamed = &expansion->diagnostics->blamed;
    int has_ended = !blamed->place.source;
    if (has_ended) *blamed = check->blamed;
    decide(expansion, check);
    if (has_ended) *blamed = (BlamedCall){0};
}

void settle_checks(Expansion *expansion) {
    int left = 0;
    for (int i = 0; i < expansion->check_count; i++) {
        Check check = expansion->checks[i];
        if (is_settled(&check))
            decide_later(expansion, &check);
        else
            expansion->checks[left++] = check;
    }
    expansion->check_count = left;
}
