// What is declared, and what a signature names: each name means one thing.
#include "sema/expansion.h"

#include <string.h>

void report_defined(Expansion *expansion, const char *name, Place place, Place before) {
    report_error(expansion->diagnostics, place, "'%s' is defined already", name);
    if (before.source) report_note(expansion->diagnostics, before, "it was defined here");
}

// ---- Declarations ----

// Functions of the prelude ask whether the model is being trained.
static void check_dim(Expansion *expansion, const Declaration *declaration) {
    if (declaration->kind == DECLARATION_DIM && strcmp(declaration->name, "training") == 0)
        report_error(expansion->diagnostics, declaration->name_place,
                     "'training' says whether the model is being trained; a dimension needs "
                     "another name");
}

// Calls of these are no calls of functions, whatever is declared.
static int is_special_form(const Declaration *declaration) {
    static const char *const words[] = {"grad", "jvp", "reshape"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(declaration->name, words[i]) == 0) return 1;
    return strcmp(declaration->name, "uniform") == 0 && !declaration->formals;
}

static void check_special_form(Expansion *expansion, const Declaration *declaration) {
    if (is_callable(declaration) && is_special_form(declaration))
        report_error(expansion->diagnostics, declaration->name_place,
                     "%s(%s) is a part of the language; a function needs another name",
                     declaration->name, declaration->formals ? "..." : "");
}

// What the name means; NULL: nothing, or what could not be read.
static const Declaration *meaning_of(const Declaration *declaration) {
    if (declaration->kind == DECLARATION_EXTERN) return declaration->function;
    return gives_meaning(declaration) ? declaration : NULL;
}

// Only functions may share a name, of forms that calls can tell apart.
static int excludes(const Declaration *a, const Declaration *b) {
    if (!a || a->name != b->name) return 0;
    return !is_callable(a) || !is_callable(b) || is_same_form(a, b);
}

static void check_new(Expansion *expansion, const Module *module, const Declaration *declaration) {
    const Declaration *meaning = meaning_of(declaration), *d = module->declarations;
    while (d != declaration && !excludes(meaning_of(d), meaning)) d = d->next;
    if (d == declaration) return;
    if (is_callable(meaning_of(d)) && is_callable(meaning)) {
        report_error(expansion->diagnostics, declaration->name_place,
                     "'%s' is defined already for the same arguments", declaration->name);
        report_note(expansion->diagnostics, d->name_place, "it was defined here");
    } else {
        report_defined(expansion, declaration->name, declaration->name_place, d->name_place);
    }
}

// ---- Signatures ----

// Whether the name stands in the shape.
static int is_dimension_of(const Formal *formal, const char *name) {
    for (const Argument *dim = formal->type ? formal->type->shape : NULL; dim; dim = dim->next)
        if (dim->value->kind == NODE_NAME && dim->value->name == name) return 1;
    return 0;
}

void report_dimension(Expansion *expansion, const Formal *formal) {
    if (is_dimension_of(formal, formal->name))
        report_error(expansion->diagnostics, formal->place,
                     "'%s' is a dimension in its own shape, too: one of them needs another name",
                     formal->name);
    else
        report_error(expansion->diagnostics, formal->place,
                     "'%s' is a dimension in a shape: as an argument it is %s: dim", formal->name,
                     formal->name);
}

// An argument that stands before a shape with its name is compared with that dimension; behind it,
// the name would be another thing from there on.
static void check_formal(Expansion *expansion, const Declaration *declaration,
                         const Formal *formal) {
    const Formal *before = declaration->formals;
    while (before->name != formal->name) before = before->next;
    if (before != formal) report_defined(expansion, formal->name, formal->place, before->place);
    before = declaration->formals;
    while (before != formal && !is_dimension_of(before, formal->name)) before = before->next;
    if (is_dimension_of(before, formal->name) && !formal_is_size(formal))
        report_dimension(expansion, formal);
    if (declaration->derivatives && strcmp(formal->name, "result") == 0)
        report_error(expansion->diagnostics, formal->place,
                     "in a rule 'result' is the function's value: the argument needs another name");
}

static void check_rule_name(Expansion *expansion, const Declaration *declaration,
                            const Derivative *rule) {
    const Derivative *before = declaration->derivatives;
    while (before->name != rule->name) before = before->next;
    if (before == rule) return;
    report_error(expansion->diagnostics, rule->place, "'%s' has a rule already", rule->name);
    report_note(expansion->diagnostics, before->place, "it was given here");
}

static void check_signature(Expansion *expansion, const Declaration *declaration) {
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        check_formal(expansion, declaration, formal);
    for (const Derivative *rule = declaration->derivatives; rule; rule = rule->next)
        check_rule_name(expansion, declaration, rule);
}

int check_names(Expansion *expansion) {
    int error_count = expansion->diagnostics->error_count;
    for (int i = 0; i < expansion->modules->count; i++) {
        const Module *module = expansion->modules->modules[i];
        for (const Declaration *d = module->declarations; d; d = d->next) {
            check_dim(expansion, d);
            if (meaning_of(d)) check_new(expansion, module, d);
            if (meaning_of(d)) check_special_form(expansion, meaning_of(d));
            if (gives_meaning(d)) check_signature(expansion, d);
        }
    }
    return expansion->diagnostics->error_count == error_count;
}
