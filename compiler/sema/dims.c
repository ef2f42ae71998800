// Declared dimensions: dim N <= 128, T = 64.
#include "sema/expansion.h"

#include <limits.h>
#include <string.h>

typedef struct DimEntry {
    const Declaration *declaration;
    Value value;
    int is_found; // 0 while it is being found: a dimension may not need itself
    struct DimEntry *next;
} DimEntry;

static int is_defined_outside(const Expansion *expansion, const char *name, int *value) {
    // Of several -D with one name the last counts.
    for (int i = expansion->options->definition_count - 1; i >= 0; i--)
        if (strcmp(expansion->options->definitions[i].name, name) == 0) {
            *value = expansion->options->definitions[i].value;
            return 1;
        }
    return 0;
}

// What stands behind <= or =, in no scope but that of other dimensions that its file sees; 0 on
// error.
static int find_bound(Expansion *expansion, const Declaration *declaration) {
    int bound = 0;
    if (is_defined_outside(expansion, declaration->name, &bound)) return bound;
    Scope *scope = expansion->scope;
    const Declaration *body = expansion->body;
    expansion->scope = NULL;
    expansion->body = declaration;
    Expr *expr = expand_integer(expansion, declaration->bound);
    expansion->scope = scope;
    expansion->body = body;
    if (!expr) return 0;
    if (expr->kind == EXPR_INT && expr->integer >= 1 && expr->integer <= INT_MAX)
        return (int)expr->integer;
    const char *text = integer_text(expansion, expr);
    if (expr->kind == EXPR_INT)
        report_error(expansion->diagnostics, declaration->bound->place,
                     "a dimension is a whole number from 1 to %d, not %s", INT_MAX, text);
    else
        report_error(expansion->diagnostics, declaration->bound->place,
                     "a dimension is made of constants, but %s is chosen at each call", text);
    return 0;
}

static const Dim *new_dim(Expansion *expansion, const char *name, int bound) {
    Dim *dim = arena_alloc(expansion->arena, sizeof *dim);
    *dim = (Dim){name, bound};
    program_add_dim(expansion->program, dim);
    return dim;
}

static Value dim_value(Expansion *expansion, const Declaration *declaration) {
    int bound = find_bound(expansion, declaration);
    if (!bound) return value_invalid();
    if (!declaration->is_dynamic) return value_scalar(expr_int(expansion->program, bound));
    if (program_dim(expansion->program, declaration->name)) {
        report_error(expansion->diagnostics, declaration->name_place,
                     "there is another dimension '%s' that is chosen at each call; one of them "
                     "needs another name",
                     declaration->name);
        return value_invalid();
    }
    return value_scalar(expr_dim(expansion->program, new_dim(expansion, declaration->name, bound)));
}

Value dim_of_call(Expansion *expansion, const char *name) {
    Value declared;
    if (find_dim(expansion, name, &declared) && declared.is_valid &&
        declared.body->kind == EXPR_DIM)
        return declared;
    const Dim *dim = program_dim(expansion->program, name);
    int bound = LARGEST_DIM;
    is_defined_outside(expansion, name, &bound);
    if (!dim) dim = new_dim(expansion, name, bound);
    return value_scalar(expr_dim(expansion->program, dim));
}

// A body sees the dimensions of its own file and of those that this imports. What others declare
// has no influence on it: the names in it stay what they are.
static int is_visible(const Expansion *expansion, const Declaration *declaration) {
    const Declaration *body = expansion->body;
    return !body || modules_sees(expansion->modules, body->place.source, declaration->place.source);
}

const Declaration *find_dim_declaration(const Expansion *expansion, const char *name) {
    const Declaration *declaration = modules_find(expansion->modules, name, NULL);
    while (declaration &&
           (declaration->kind != DECLARATION_DIM || !is_visible(expansion, declaration)))
        declaration = modules_find(expansion->modules, name, declaration);
    return declaration;
}

int find_dim(Expansion *expansion, const char *name, Value *value) {
    const Declaration *declaration = find_dim_declaration(expansion, name);
    if (!declaration) return 0;
    for (DimEntry *entry = expansion->dims; entry; entry = entry->next)
        if (entry->declaration == declaration) {
            if (!entry->is_found)
                report_error(expansion->diagnostics, declaration->name_place,
                             "the dimension '%s' is made of itself", name);
            *value = entry->value;
            return 1;
        }
    DimEntry *entry = arena_alloc(expansion->arena, sizeof *entry);
    *entry = (DimEntry){declaration, value_invalid(), 0, expansion->dims};
    expansion->dims = entry;
    entry->value = dim_value(expansion, declaration);
    entry->is_found = 1;
    *value = entry->value;
    return 1;
}
