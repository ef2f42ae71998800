// Integers that are computed stay within what an int holds, as far as their ranges are known.
#include "sema/expansion.h"

#include <limits.h>

// What the entries of an integer array can be.
typedef struct WholeArray {
    const Array *array;
    Interval entries;
} WholeArray;

typedef struct WholeRanges {
    Interval *intervals; // of the expressions at hand, by their ids
    int capacity;
    WholeArray *arrays;
    int array_count, array_capacity;
    Expr *offender; // the first that may leave an int
    Interval found; // its interval
} WholeRanges;

static WholeRanges *whole_ranges(Expansion *expansion) {
    if (!expansion->whole)
        expansion->whole = arena_alloc(expansion->arena, sizeof *expansion->whole);
    return expansion->whole;
}

static Interval interval_of_entries(const WholeRanges *ranges, const Array *array) {
    for (int i = ranges->array_count - 1; i >= 0; i--)
        if (ranges->arrays[i].array == array) return ranges->arrays[i].entries;
    return (Interval){0};
}

static void note_interval(Expr *expr, void *data) {
    WholeRanges *ranges = data;
    Interval operands[LARGEST_ARITY] = {{0}};
    for (int i = 0; expr->kind == EXPR_APPLY && i < expr->count; i++)
        operands[i] = ranges->intervals[expr->arguments[i]->id];
    Interval interval = interval_of(expr, operands);
    if (expr->kind == EXPR_READ && expr->type == TYPE_INT && !interval.is_known)
        interval = interval_of_entries(ranges, expr->array);
    if (interval.is_known && !interval_fits(interval)) {
        if (!ranges->offender && expr->kind == EXPR_APPLY) {
            ranges->offender = expr;
            ranges->found = interval;
        }
        interval.is_known = 0;
    }
    ranges->intervals[expr->id] = interval;
}

static Interval interval_of_whole(Expansion *expansion, Expr *expr) {
    WholeRanges *ranges = whole_ranges(expansion);
    if (expr->id >= ranges->capacity) {
        ranges->capacity = expr->id * 2 + 1024;
        ranges->intervals =
            arena_alloc(expansion->arena, (size_t)ranges->capacity * sizeof *ranges->intervals);
    }
    ranges->offender = NULL;
    expr_each(expansion->program, expr, note_interval, ranges);
    return ranges->intervals[expr->id];
}

static int64_t farthest(Interval interval) {
    return interval.largest > INT_MAX ? interval.largest : interval.least;
}

static void report_too_large(Expansion *expansion, const char *what, Interval interval,
                             Place place) {
    report_error(expansion->diagnostics, place, "%s may be %lld, which is too large for an int",
                 what, (long long)farthest(interval));
    report_note(expansion->diagnostics, (Place){0},
                "with 1.0 * in front of it, it is computed in real numbers");
}

Expr *classes_of(Expansion *expansion, Expr *value) {
    if (value->type != TYPE_INT) return NULL;
    Interval interval = interval_of_whole(expansion, value);
    if (!interval.is_known || interval.least < 0 || interval.largest >= INT_MAX) return NULL;
    return expr_int(expansion->program, interval.largest + 1);
}

int integers_fit(Expansion *expansion, Expr *expr, Place place) {
    interval_of_whole(expansion, expr);
    const WholeRanges *ranges = whole_ranges(expansion);
    if (!ranges->offender) return 1;
    report_too_large(expansion, integer_text(expansion, ranges->offender), ranges->found, place);
    return 0;
}

// How often loops are run together, at most; unknown where that is more than an int.
static Interval interval_of_rounds(Expansion *expansion, int count, const Index *const *loops) {
    Interval rounds = {1, 0, 1};
    for (int i = 0; i < count; i++) {
        Interval extent = interval_of_whole(expansion, loops[i]->extent);
        if (!extent.is_known || extent.largest < 0) return (Interval){0};
        rounds.largest *= extent.largest;
        if (!interval_fits(rounds)) return (Interval){0};
    }
    return rounds;
}

// What is reduced over these loops. A sum begins at 0.
static Interval interval_of_reduction(Expansion *expansion, Reducer reducer, Expr *value, int count,
                                      const Index *const *loops) {
    Interval entries = interval_of_whole(expansion, value);
    if (reducer != REDUCER_SUM || !entries.is_known) return entries;
    Interval rounds = interval_of_rounds(expansion, count, loops);
    if (!rounds.is_known) return (Interval){0};
    if (entries.least > 0) entries.least = 0;
    if (entries.largest < 0) entries.largest = 0;
    entries.least *= rounds.largest;
    entries.largest *= rounds.largest;
    return entries;
}

int integer_reduction_fits(Expansion *expansion, Reducer reducer, Expr *value, int count,
                           const Index *const *loops) {
    if (value->type != TYPE_INT) return 1;
    Interval entries = interval_of_reduction(expansion, reducer, value, count, loops);
    if (!entries.is_known || interval_fits(entries)) return 1;
    report_too_large(expansion, "this sum of integers", entries, expansion->origin->place);
    return 0;
}

int integer_sum_is_exact(Expansion *expansion, Expr *value, int count, const Index *const *loops) {
    Expr *integer = expr_convert(expansion->program, value, TYPE_INT);
    Interval sum = interval_of_reduction(expansion, REDUCER_SUM, integer, count, loops);
    return sum.is_known && interval_fits(sum);
}

void note_entries(Expansion *expansion, const Array *array, Reducer reducer, Expr *value, int count,
                  const Index *const *loops) {
    if (value->type != TYPE_INT) return;
    Interval entries = interval_of_reduction(expansion, reducer, value, count, loops);
    if (!entries.is_known) return;
    WholeRanges *ranges = whole_ranges(expansion);
    ranges->arrays = arena_grow(expansion->arena, ranges->arrays, ranges->array_count,
                                &ranges->array_capacity, sizeof *ranges->arrays);
    ranges->arrays[ranges->array_count++] = (WholeArray){array, entries};
}
