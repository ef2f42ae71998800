// Which of the functions that share a name a call means.
#include "sema/expansion.h"

static int rank_of(const TypeSyntax *type) {
    int rank = 0;
    for (const Argument *dim = type ? type->shape : NULL; dim; dim = dim->next) rank++;
    return rank;
}

int formal_rank(const Formal *formal) {
    return rank_of(formal->type);
}

int formal_is_size(const Formal *formal) {
    return formal->type && formal->type->scalar == SCALAR_DIM;
}

int is_callable(const Declaration *declaration) {
    return declaration->kind == DECLARATION_FUNCTION || declaration->kind == DECLARATION_LAYER;
}

static int position_of(const Declaration *declaration, const char *name) {
    int position = 0;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next, position++)
        if (formal->name == name) return position;
    return -1;
}

static const Formal *formal_at(const Declaration *declaration, int position) {
    const Formal *formal = declaration->formals;
    while (position-- > 0) formal = formal->next;
    return formal;
}

// Gives every formal its value. What goes wrong is reported where `report` is set.
static int assign(Expansion *expansion, const Declaration *declaration, int count,
                  const Given *given, Place place, int report, Match *match) {
    enum { MOST = sizeof match->given / sizeof *match->given };
    Diagnostics *diagnostics = expansion->diagnostics;
    *match = (Match){.declaration = declaration};
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        match->formal_count++;
    if (match->formal_count > MOST) {
        if (report) report_error(diagnostics, place, "a function takes at most %d arguments", MOST);
        return 0;
    }
    for (int i = 0; i < count; i++) {
        int position = given[i].name ? position_of(declaration, given[i].name) : i;
        if (position < 0 || position >= match->formal_count) {
            if (report && given[i].name)
                report_error(diagnostics, given[i].place, "%s has no argument '%s'",
                             declaration->name, given[i].name);
            else if (report)
                report_error(diagnostics, given[i].place, "%s takes %d argument%s, not %d",
                             declaration->name, match->formal_count,
                             match->formal_count == 1 ? "" : "s", count);
            return 0;
        }
        if (match->given[position]) {
            if (report)
                report_error(diagnostics, given[i].place, "the argument '%s' is given twice",
                             formal_at(declaration, position)->name);
            return 0;
        }
        match->given[position] = &given[i];
    }
    const Formal *formal = declaration->formals;
    for (int i = 0; formal; formal = formal->next, i++) {
        if (match->given[i] || formal->default_value) continue;
        if (report)
            report_error(diagnostics, place, "%s needs the argument '%s'", declaration->name,
                         formal->name);
        return 0;
    }
    return 1;
}

static int wants_integer(const Formal *formal) {
    ScalarName scalar = formal->type ? formal->type->scalar : SCALAR_NONE;
    return scalar == SCALAR_INT || scalar == SCALAR_CLASS || scalar == SCALAR_DIM;
}

// Of what forms are told apart by, besides dimensions.
static int kind_wanted(const Formal *formal) {
    return wants_integer(formal) ? 2 : formal->type && formal->type->scalar == SCALAR_BOOL;
}

int is_same_form(const Declaration *a, const Declaration *b) {
    const Formal *of_a = a->formals, *of_b = b->formals;
    while (of_a && of_b && formal_rank(of_a) == formal_rank(of_b) &&
           kind_wanted(of_a) == kind_wanted(of_b)) {
        of_a = of_a->next;
        of_b = of_b->next;
    }
    return !of_a && !of_b && rank_of(a->result) == rank_of(b->result);
}

// Whether a value fits. Integers may become reals.
int argument_fits(Expansion *expansion, const Declaration *declaration, const Formal *formal,
                  const Given *given, int report) {
    Value value = given->value;
    if (value.rank < formal_rank(formal)) {
        if (report)
            report_error(expansion->diagnostics, given->place,
                         "%s expects %d dimension%s for '%s', but this is %s", declaration->name,
                         formal_rank(formal), formal_rank(formal) == 1 ? "" : "s", formal->name,
                         value_shape_text(expansion, value));
        return 0;
    }
    int is_integer = value_is_integer(value);
    if (wants_integer(formal) && !is_integer) {
        if (report)
            report_error(expansion->diagnostics, given->place,
                         "%s expects integers for '%s', but these are real numbers",
                         declaration->name, formal->name);
        return 0;
    }
    if (!is_integer && formal->type && formal->type->scalar == SCALAR_BOOL) {
        if (report)
            report_error(expansion->diagnostics, given->place,
                         "%s expects a condition for '%s', but this is a real number",
                         declaration->name, formal->name);
        return 0;
    }
    return 1;
}

// Forms that take more dimensions at once are more particular, and better.
static int score(Expansion *expansion, const Match *match, int report) {
    int points = 1, position = 0;
    for (const Formal *formal = match->declaration->formals; formal; formal = formal->next) {
        const Given *given = match->given[position++];
        if (!given) continue;
        if (!argument_fits(expansion, match->declaration, formal, given, report)) return 0;
        points += 10 * wants_integer(formal) + formal_rank(formal);
    }
    return points;
}

// A function that says the shape of its result fits where a value of that rank is expected.
static int fits_expected(const Expansion *expansion, const Declaration *declaration) {
    int rank = rank_of(declaration->result);
    return !expansion->expected || rank == 0 || rank == expansion->expected->rank;
}

static void note_forms(Expansion *expansion, const char *name) {
    const Declaration *d = modules_find(expansion->modules, name, NULL);
    for (; d; d = modules_find(expansion->modules, name, d))
        if (is_callable(d)) report_note(expansion->diagnostics, d->name_place, "one form is here");
}

static void report_no_form(Expansion *expansion, const char *name, int count, const Given *given,
                           Place place) {
    Buffer shapes = buffer_new(expansion->arena);
    for (int i = 0; i < count; i++)
        buffer_printf(&shapes, "%s%s%s", i ? ", " : "",
                      value_is_integer(given[i].value) ? "int " : "",
                      value_shape_text(expansion, given[i].value));
    report_error(expansion->diagnostics, place, "no form of %s takes (%s)", name, shapes.text);
    note_forms(expansion, name);
}

// The function has forms, or only this one, and all say a shape of other dimensions.
static void report_no_shape(Expansion *expansion, const char *name, const Declaration *only,
                            Place place) {
    const char *shape = value_shape_text(expansion, *expansion->expected);
    if (only) {
        report_error(expansion->diagnostics, place,
                     "%s makes values for %d dimensions, but the parameter is %s", name,
                     rank_of(only->result), shape);
        return;
    }
    report_error(expansion->diagnostics, place,
                 "no form of %s makes values for a parameter that is %s", name, shape);
    note_forms(expansion, name);
}

int match_form(Expansion *expansion, const Declaration *declaration, int count, const Given *given,
               Place place, Match *match) {
    return assign(expansion, declaration, count, given, place, 1, match) &&
           score(expansion, match, 1);
}

int find_overload(Expansion *expansion, const char *name, int count, const Given *given,
                  Place place, Match *match) {
    int best = 0, forms = 0, fitting = 0;
    const Declaration *only = NULL;
    const Declaration *d = modules_find(expansion->modules, name, NULL);
    for (; d; d = modules_find(expansion->modules, name, d)) {
        Match candidate;
        if (!is_callable(d)) continue;
        forms++;
        only = d;
        if (!fits_expected(expansion, d)) continue;
        fitting++;
        if (!assign(expansion, d, count, given, place, 0, &candidate)) continue;
        int points = score(expansion, &candidate, 0);
        if (points > best) {
            best = points;
            *match = candidate;
        }
    }
    if (best) return 1;
    if (forms == 1 && fitting)
        match_form(expansion, only, count, given, place, match);
    else if (forms && !fitting)
        report_no_shape(expansion, name, forms == 1 ? only : NULL, place);
    else
        report_no_form(expansion, name, count, given, place);
    return 0;
}
