// Functions that say their own derivatives: they become operators, like those of the built-in
// table.
#include "sema/expansion.h"

static int same_place(Place a, Place b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

static const Operator *known_operator(const Program *program, const Declaration *declaration) {
    for (int i = 0; i < program->operator_count; i++)
        if (same_place(program->operators[i]->place, declaration->name_place))
            return program->operators[i];
    return NULL;
}

// The formula of a body or rule over the formals; NULL where it is no formula (reported).
static Expr *formula(Expansion *expansion, const Node *node) {
    int before = expansion->function->statement_count, was_in_formula = expansion->in_formula;
    expansion->in_formula = 1;
    Value value = expand_expression(expansion, node);
    expansion->in_formula = was_in_formula;
    if (!value.is_valid) return NULL;
    int is_formula = value.rank == 0 && expansion->function->statement_count == before &&
                     value.body->type != TYPE_BOOL;
    if (is_formula) return expr_convert(expansion->program, value.body, TYPE_F64);
    report_error(expansion->diagnostics, node->place,
                 "a function with a rule for its derivative is a formula of numbers");
    return NULL;
}

static int formal_position(const Declaration *declaration, const char *name) {
    int position = 0;
    for (const Formal *formal = declaration->formals; formal; formal = formal->next, position++)
        if (formal->name == name) return position;
    return -1;
}

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
    return operation->derivatives[position] != NULL;
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
    for (const Derivative *d = declaration->derivatives; d; d = d->next)
        if (!add_derivative(expansion, declaration, d, operation)) return 0;
    return 1;
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
    expansion->condition_count = 0;
    expansion->in_subscript = 0;
    int is_valid = fill(expansion, declaration, operation);
    pop_scope(expansion);
    expansion->scope = outer.scope;
    expansion->call = outer.call;
    expansion->condition_count = outer.condition_count;
    expansion->in_subscript = outer.in_subscript;
    if (!is_valid) return NULL;
    operation->name = unique_operator_name(expansion, declaration->name, operation->arity);
    program_add_operator(expansion->program, operation);
    return operation;
}
