// Functions that say their own derivatives: they become operators, like those of the built-in
// table.
#include "sema/expansion.h"

#include <math.h>
#include <string.h>

static int same_place(Place a, Place b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

static const Operator *known_operator(const Program *program, const Declaration *declaration) {
    for (int i = 0; i < program->operator_count; i++)
        if (same_place(program->operators[i]->place, declaration->name_place))
            return program->operators[i];
    return NULL;
}

// A dimension, or `training`.
static void note_setting(Expr *expr, void *data) {
    if (expr->kind == EXPR_DIM || expr->kind == EXPR_READ) *(int *)data = 1;
}

// The formula of a body or rule over the formals; NULL where it is no formula (reported).
static Expr *formula(Expansion *expansion, const Node *node) {
    int before = expansion->function->statement_count, was_in_formula = expansion->in_formula;
    expansion->in_formula = 1;
    Value value = expand_expression(expansion, node);
    expansion->in_formula = was_in_formula;
    if (!value.is_valid) return NULL;
    int uses_setting = 0;
    expr_each(expansion->program, value.body, note_setting, &uses_setting);
    int is_formula = value.rank == 0 && expansion->function->statement_count == before &&
                     value.body->type != TYPE_BOOL && !uses_setting;
    if (is_formula) return expr_convert(expansion->program, value.body, TYPE_F64);
    report_error(expansion->diagnostics, node->place,
                 "a function with a rule for its derivative is a formula of its arguments and of "
                 "constants");
    return NULL;
}

static int formal_position(const Declaration *declaration, const char *name) {
    int position = 0;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next, position++)
        if (formal->name == name) return position;
    return -1;
}

// ---- Rules against the functions that they are for ----

enum { SAMPLE_COUNT = 5 };

// The arguments at a sample point: no two alike, and away from where formulas like to have kinks.
static double sample(int point, int argument) {
    static const double points[SAMPLE_COUNT] = {-1.73, -0.61, 0.37, 0.92, 1.81};
    return points[(point + 2 * argument) % SAMPLE_COUNT] + 0.05 * argument;
}

// A formula at these arguments; 0 where it is no finite number that is known now.
static int evaluate(Program *program, Expr *formula, int count, const double *arguments,
                    double *value) {
    Expr *from[LARGEST_ARITY + 1], *to[LARGEST_ARITY + 1];
    for (int i = 0; i < count; i++) {
        from[i] = expr_formal(program, i, TYPE_F64);
        to[i] = expr_real(program, arguments[i], TYPE_F64);
    }
    Expr *result = expr_replace(program, formula, count, from, to);
    if (!expr_is_constant(result)) return 0;
    *value = expr_number(result);
    return 1;
}

// The slope of the body at a point, by differences of the fourth order.
static int measure_slope(Program *program, const Operator *operation, int position,
                         const double *arguments, double *slope) {
    static const double weights[] = {1, -8, 0, 8, -1};
    const double step = 1e-3;
    double moved[LARGEST_ARITY], value;
    *slope = 0;
    for (int k = 0; k < 5; k++) {
        for (int i = 0; i < operation->arity; i++) moved[i] = arguments[i];
        moved[position] += (k - 2) * step;
        if (!evaluate(program, operation->body, operation->arity, moved, &value)) return 0;
        *slope += weights[k] * value / (12 * step);
    }
    if (fabs(*slope) < 1e-9) *slope = 0; // what rounding leaves
    return 1;
}

static void check_rule(Expansion *expansion, const Derivative *derivative, Operator *operation,
                       int position) {
    Program *program = expansion->program;
    for (int point = 0; point < SAMPLE_COUNT; point++) {
        double arguments[LARGEST_ARITY + 1], slope, rule;
        int arity = operation->arity;
        for (int i = 0; i < arity; i++) arguments[i] = sample(point, i);
        if (!measure_slope(program, operation, position, arguments, &slope) ||
            !evaluate(program, operation->body, arity, arguments, &arguments[arity]) ||
            !evaluate(program, operation->derivatives[position], arity + 1, arguments, &rule) ||
            fabs(rule - slope) <= 1e-6 * (1 + fabs(slope)))
            continue;
        operation->differs = 1;
        report_warning(expansion->diagnostics, WARNING_DERIV, derivative->place,
                       "this rule gives %.6g at %s = %g, where the function has the slope %.6g",
                       rule, derivative->name, arguments[position], slope);
        return;
    }
}

// ---- The operator ----

static int add_derivative(Expansion *expansion, const Declaration *declaration,
                          const Derivative *derivative, Operator *operation) {
    int position = formal_position(declaration, derivative->name);
    if (position < 0) {
        report_error(expansion->diagnostics, derivative->place, "%s has no argument '%s'",
                     declaration->name, derivative->name);
        return 0;
    }
    Scope scope;
    push_scope(expansion, &scope);
    Expr *result = expr_formal(expansion->program, operation->arity, TYPE_F64);
    scope_bind(expansion, name_of(expansion->program->context->names, "result"),
               value_scalar(result), (Place){0});
    operation->derivatives[position] = formula(expansion, derivative->value);
    pop_scope(expansion);
    if (!operation->derivatives[position]) return 0;
    check_rule(expansion, derivative, operation, position);
    return 1;
}

static int bind_formals(Expansion *expansion, const Declaration *declaration, Operator *operation) {
    for (const Formal *formal = declaration->formals; formal; formal = formal->next) {
        if (operation->arity == LARGEST_ARITY || formal_rank(formal) > 0) {
            report_error(expansion->diagnostics, formal->place,
                         "a function with a rule for its derivative takes at most %d numbers",
                         LARGEST_ARITY);
            return 0;
        }
        Expr *value = expr_formal(expansion->program, operation->arity, TYPE_F64);
        operation->formals[operation->arity++] = formal->name;
        scope_bind(expansion, formal->name, value_scalar(value), (Place){0});
    }
    return 1;
}

// An argument without a rule would silently have no derivative.
static int has_all_rules(Expansion *expansion, const Declaration *declaration,
                         const Operator *operation) {
    int position = 0;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next, position++) {
        Expr *argument = expr_formal(expansion->program, position, TYPE_F64);
        if (operation->derivatives[position] ||
            !expr_uses(expansion->program, operation->body, argument))
            continue;
        report_error(expansion->diagnostics, formal->place,
                     "%s has rules, but none for '%s'; write deriv %s = 0 where none shall flow",
                     declaration->name, formal->name, formal->name);
        return 0;
    }
    return 1;
}

static int fill(Expansion *expansion, const Declaration *declaration, Operator *operation) {
    const Clause *body = declaration->body;
    if (!body || body->kind != CLAUSE_RETURN || body->next) {
        report_error(expansion->diagnostics, declaration->name_place,
                     "a function with a rule for its derivative is a formula: fn f(x) = ...");
        return 0;
    }
    if (!bind_formals(expansion, declaration, operation)) return 0;
    operation->body = formula(expansion, body->value);
    if (!operation->body) return 0;
    // Where there are rules, `stop` in the body says nothing.
    operation->body = expr_without_stops(expansion->program, operation->body);
    for (const Derivative *d = declaration->derivatives; d; d = d->next)
        if (!add_derivative(expansion, declaration, d, operation)) return 0;
    return has_all_rules(expansion, declaration, operation);
}

// Another function may have the name already: the prelude's, where the user has one of the same.
static const char *unique_operator_name(Expansion *expansion, const char *name, int arity) {
    const char *unique = name;
    for (int number = 2; operator_named(expansion->program, unique, arity); number++)
        unique = arena_printf(expansion->arena, "%s%d", name, number);
    return unique;
}

const Operator *operator_of_rule(Expansion *expansion, const Declaration *declaration) {
    const Operator *known = known_operator(expansion->program, declaration);
    if (known) return known;
    Operator *operation = arena_alloc(expansion->arena, sizeof *operation);
    *operation = (Operator){
        .id = OP_USER, .fixity = FIX_CALL, .precedence = 15, .place = declaration->name_place};
    Expansion outer = *expansion;
    Call call = {declaration, outer.call, outer.call ? outer.call->depth + 1 : 1};
    Scope scope;
    push_scope(expansion, &scope);
    scope.outer = NULL;
    expansion->call = &call;
    expansion->body = declaration;
    expansion->condition_count = 0;
    expansion->in_subscript = 0;
    int is_valid = fill(expansion, declaration, operation);
    pop_scope(expansion);
    restore_surroundings(expansion, &outer);
    // The formula's own conditions took the places of those around the call.
    memcpy(expansion->conditions, outer.conditions, sizeof outer.conditions);
    if (!is_valid) return NULL;
    operation->name = unique_operator_name(expansion, declaration->name, operation->arity);
    program_add_operator(expansion->program, operation);
    return operation;
}

static void note_large(Expr *expr, void *data) {
    if (expr->kind == EXPR_REAL && isinf((float)expr->real)) *(Expr **)data = expr;
}

int rule_fits(Expansion *expansion, const Operator *operation, Place place) {
    Expr *found = NULL;
    expr_each(expansion->program, operation->body, note_large, &found);
    for (int i = 0; i < operation->arity; i++)
        if (operation->derivatives[i])
            expr_each(expansion->program, operation->derivatives[i], note_large, &found);
    return !found ||
           constants_fit(expansion, expr_real(expansion->program, found->real, TYPE_F32), place);
}
