// The ranges of indices, the sizes of arrays that follow from them, and constants: all within what
// generated code can count.
#include "ir/affine.h"
#include "ir/facts.h"
#include "sema/expansion.h"

#include <limits.h>
#include <math.h>
#include <string.h>

// ---- What a range is made of ----

static void note_data(Expr *expr, void *data) {
    if (expr->kind == EXPR_READ) *(Expr **)data = expr;
}

static void note_choice(Expr *expr, void *data) {
    *(int *)data |= expr->type == TYPE_BOOL;
}

// How often a loop runs must be plain to count and to compare with other extents.
static int has_no_choice(Expansion *expansion, Expr *extent, const char *what, Place place) {
    int has_choice = 0;
    expr_each(expansion->program, extent, note_choice, &has_choice);
    if (!has_choice) return 1;
    report_error(expansion->diagnostics, place,
                 "%s cannot depend on a choice, neither by a condition nor by max or min", what);
    report_note(expansion->diagnostics, (Place){0},
                "give it the largest range, and put the choice into the value, as in "
                "j <= i ? x[j] : 0");
    return 0;
}

int is_size(Expansion *expansion, Expr *extent, const char *what, Place place) {
    Expr *data = NULL;
    expr_each(expansion->program, extent, note_data, &data);
    if (!data) return has_no_choice(expansion, extent, what, place);
    if (is_users_name(data->array->name))
        report_error(expansion->diagnostics, place,
                     "%s cannot depend on '%s', which is known only when the program runs", what,
                     data->array->name);
    else
        report_error(expansion->diagnostics, place,
                     "%s cannot depend on what is known only when the program runs", what);
    return 0;
}

Index *expand_range(Expansion *expansion, const Range *range) {
    Program *program = expansion->program;
    Expr *extent = NULL;
    if (range->bound) {
        const char *what = arena_printf(expansion->arena, "the range of '%s'", range->name);
        extent = expand_integer(expansion, range->bound);
        if (extent && !is_size(expansion, extent, what, range->bound->place)) extent = NULL;
        if (extent && range->is_inclusive)
            extent = expr_binary(program, OP_ADD, extent, expr_int(program, 1));
    }
    int is_new = is_new_here(expansion, range->name, range->place);
    // Where something is wrong one message is enough: the index counts as known.
    if (!extent && (range->bound || !is_new)) extent = expr_int(program, 1);
    Index *index = index_new(program, range->name, extent);
    push_index(expansion, index, range->place);
    if (is_new)
        scope_bind(expansion, range->name, value_scalar(expr_index(program, index)), (Place){0});
    return index;
}

const char *likely_bound(const char *name) {
    return strcmp(name, "n") == 0 ? "N" : "n";
}

int has_range(Expansion *expansion, const Index *index, Place place) {
    if (index->extent) return 1;
    report_error(expansion->diagnostics, place,
                 "the range of '%s' does not follow from what stands before this; write it out, as "
                 "in %s < %s",
                 index->name, index->name, likely_bound(index->name));
    return 0;
}

// ---- Dimensions of arrays ----

// The largest that an extent gets over all values of the indices in it, as far as it is a sum. What
// lies below the diagonal of a single row is empty: it gets a cell that nothing is written to.
static Expr *widest_extent(Expansion *expansion, Expr *extent) {
    Program *program = expansion->program;
    const Affine one = {1, 0, NULL};
    Affine affine = affine_of(program, extent);
    for (int i = 0; i < affine.count; i++) {
        Term term = affine.terms[i];
        if (term.atom->kind != EXPR_INDEX || !term.atom->index->extent) continue;
        affine = affine_without(program, affine, term.atom);
        if (term.factor > 0) {
            Affine all = affine_of(program, term.atom->index->extent);
            affine =
                affine_combine(program, affine, affine_combine(program, all, one, -1), term.factor);
        }
        i = -1;
    }
    Expr *widest = affine_expr(program, affine);
    int is_empty = extent->kind != EXPR_INT && widest->kind == EXPR_INT && widest->integer < 1;
    return is_empty ? expr_int(program, 1) : widest;
}

// A sum of dimensions, constants, and quotients of such by a constant.
static int is_of_dims(Expansion *expansion, Expr *extent) {
    Affine affine = affine_of(expansion->program, extent);
    for (int i = 0; i < affine.count; i++) {
        Expr *atom = affine.terms[i].atom;
        int is_part = expr_is(atom, OP_QUOTIENT) && atom->arguments[1]->kind == EXPR_INT &&
                      is_of_dims(expansion, atom->arguments[0]);
        if (atom->kind != EXPR_DIM && !is_part) return 0;
    }
    return 1;
}

// Reports, and returns 0, where generated code could not make room for a dimension.
static int has_bound(Expansion *expansion, Expr *extent, const char *what, Place place) {
    int is_sum = is_of_dims(expansion, extent);
    int64_t bound = is_sum ? affine_bound(expansion->program, extent) : 0;
    if (bound >= 1 && bound <= INT_MAX) return 1;
    const char *text = integer_text(expansion, extent);
    if (is_sum)
        report_error(expansion->diagnostics, place,
                     "%s is %s; a dimension is a whole number from 1 to %d", what, text, INT_MAX);
    else
        report_error(expansion->diagnostics, place,
                     "%s is %s; a dimension is a sum of declared dimensions, quotients of them, "
                     "and constants",
                     what, text);
    return 0;
}

int ranges_over_dimension(Expansion *expansion, const Index *index, Place place) {
    const char *what = arena_printf(expansion->arena, "the range of '%s'", index->name);
    Expr *widest = widest_extent(expansion, index->extent);
    return has_bound(expansion, widest, what, place);
}

Expr *largest_extent(Expansion *expansion, const Index *index) {
    Expr *extent = widest_extent(expansion, index->extent);
    return is_of_dims(expansion, extent) ? extent : NULL;
}

int is_dimension(Expansion *expansion, Expr *extent, const char *what, Place place) {
    return is_size(expansion, extent, what, place) && has_bound(expansion, extent, what, place);
}

Expr **dimensions_over(Expansion *expansion, int count, const Index *const *indices, Place place) {
    int64_t entries = 1;
    Expr **dims = expr_list(expansion->program, count);
    for (int i = 0; i < count; i++) {
        const char *what = arena_printf(expansion->arena, "the range of '%s'", indices[i]->name);
        dims[i] = widest_extent(expansion, indices[i]->extent);
        if (!has_bound(expansion, dims[i], what, place)) return NULL;
        if (entries <= INT_MAX) entries *= affine_bound(expansion->program, dims[i]);
        // What has no bound is not kept in the end, or an error then.
        if (entries <= INT_MAX || dim_without_bound(expansion->program, i + 1, dims)) continue;
        report_error(expansion->diagnostics, place,
                     "an array that is needed here has more than %d entries", INT_MAX);
        return NULL;
    }
    return dims;
}

int is_at_least_one(Expansion *expansion, Expr *integer) {
    Program *program = expansion->program;
    Expr *less = expr_binary(program, OP_SUBTRACT, integer, expr_int(program, 1));
    int fact_count;
    Expr *const *facts = facts_here(expansion, &fact_count);
    return is_never_evaluated(expansion) ||
           (is_exact_given(program, integer, fact_count, facts) &&
            affine_never_negative(program, less, fact_count, facts));
}

int is_never_empty(Expansion *expansion, const Index *index, const char *what, Place place) {
    if (is_at_least_one(expansion, index->extent)) return 1;
    int is_empty = index->extent->kind == EXPR_INT;
    report_error(expansion->diagnostics, place, "the range of '%s' %s empty, and has no %s then",
                 index->name, is_empty ? "is" : "may be", what);
    return 0;
}

// ---- Constants fit into their type ----

static void note_too_large(Expr *expr, void *data) {
    int is_whole = expr->kind == EXPR_INT && expr->type == TYPE_INT;
    int is_single = expr->kind == EXPR_REAL && expr->type == TYPE_F32;
    if (is_whole && (expr->integer > INT_MAX || expr->integer < -INT_MAX)) *(Expr **)data = expr;
    if (is_single && isinf((float)expr->real)) *(Expr **)data = expr;
}

int constants_fit(Expansion *expansion, Expr *expr, Place place) {
    Expr *found = NULL;
    expr_each(expansion->program, expr, note_too_large, &found);
    if (!found) return 1;
    int is_whole = found->kind == EXPR_INT;
    report_error(expansion->diagnostics, place, "the number %s is too large for %s",
                 integer_text(expansion, found), is_whole ? "an int" : "f32");
    report_note(expansion->diagnostics, (Place){0},
                is_whole ? "with a point, as in 3.0, it would be a real number"
                         : "an input of type f64, or --real=f64, makes the model compute in f64");
    return 0;
}
