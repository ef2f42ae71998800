// A file: its models, and the functions that it exports.
#include "sema/expansion.h"

#include <string.h>

// Exported functions have dimensions that nobody declares.
static void check_definitions(Expansion *expansion) {
    Names *names = expansion->program->context->names;
    for (int i = 0; i < expansion->options->definition_count; i++) {
        const char *name = expansion->options->definitions[i].name;
        const Declaration *d = modules_find(expansion->modules, name_of(names, name), NULL);
        int is_declared = d && d->kind == DECLARATION_DIM;
        if (!is_declared && !program_dim(expansion->program, name))
            report_error(expansion->diagnostics, (Place){0}, "-D %s: no dimension has that name",
                         name);
    }
}

// Functions of the prelude ask whether the model is being trained.
static void check_dim_names(Expansion *expansion) {
    for (int i = 0; i < expansion->modules->count; i++)
        for (const Declaration *d = expansion->modules->modules[i]->declarations; d; d = d->next)
            if (d->kind == DECLARATION_DIM && strcmp(d->name, "training") == 0)
                report_error(expansion->diagnostics, d->name_place,
                             "'training' says whether the model is being trained; a dimension "
                             "needs another name");
}

// A name means one thing in a file; only functions may have several forms.
static int excludes(const Declaration *a, const Declaration *b) {
    if (a->name != b->name || !gives_meaning(a)) return 0;
    return !is_callable(a) || !is_callable(b) || is_same_form(a, b);
}

static void check_new(Expansion *expansion, const Module *module, const Declaration *declaration) {
    const Declaration *d = module->declarations;
    while (d != declaration && !excludes(d, declaration)) d = d->next;
    if (d == declaration) return;
    int is_form = is_callable(d) && is_callable(declaration);
    report_error(expansion->diagnostics, declaration->name_place,
                 is_form ? "'%s' is defined already for the same arguments"
                         : "'%s' is defined already",
                 declaration->name);
    report_note(expansion->diagnostics, d->name_place, "it was defined here");
}

// The first formal in whose shape the name stands; NULL: there is none.
static const Formal *formal_of_dimension(const Declaration *declaration, const char *name) {
    for (const Formal *formal = declaration->formals; formal; formal = formal->next)
        for (const Argument *dim = formal->type ? formal->type->shape : NULL; dim; dim = dim->next)
            if (dim->value->kind == NODE_NAME && dim->value->name == name) return formal;
    return NULL;
}

// In a signature, too, a name means one thing.
static void check_formal(Expansion *expansion, const Declaration *declaration,
                         const Formal *formal) {
    const Formal *first = declaration->formals;
    while (first->name != formal->name) first = first->next;
    if (first != formal) {
        report_error(expansion->diagnostics, formal->place, "'%s' is a parameter already",
                     formal->name);
        report_note(expansion->diagnostics, first->place, "it was defined here");
        return;
    }
    const Formal *shaped = formal_of_dimension(declaration, formal->name);
    if (shaped && !formal_is_size(formal))
        report_error(expansion->diagnostics, formal->place,
                     "'%s' is a dimension in the shape of '%s': as a parameter it is %s: dim",
                     formal->name, shaped->name, formal->name);
}

static void check_names(Expansion *expansion) {
    const Modules *modules = expansion->modules;
    for (int i = 0; i < modules->count; i++) {
        const Module *module = modules->modules[i];
        for (const Declaration *d = module->declarations; d; d = d->next) {
            if (!gives_meaning(d)) continue;
            check_new(expansion, module, d);
            for (const Formal *formal = d->formals; formal; formal = formal->next)
                check_formal(expansion, d, formal);
        }
    }
}

// The function that a line speaks of: of several forms, the first.
static const Declaration *find_function(Expansion *expansion, const Declaration *line) {
    if (line->kind == DECLARATION_FUNCTION) return line;
    const Declaration *found = modules_find(expansion->modules, line->name, NULL);
    if (found && found->kind == DECLARATION_FUNCTION) return found;
    if (found)
        report_error(expansion->diagnostics, line->name_place, "'%s' is %s, not a function",
                     line->name, kind_text(found));
    else
        report_unknown_name(expansion, line->name, line->name_place);
    return NULL;
}

// A name that a C file can begin with: "bowl" for "bowl.gd", and "spring_grad" for "spring.c",
// where names that begin with "spring" are taken.
static const char *file_name(Expansion *expansion, const Source *source) {
    size_t length = strcspn(source->name, ".");
    char *name = arena_copy(expansion->arena, source->name, length);
    for (size_t i = 0; i < length; i++) {
        int is_letter = (name[i] | 32) >= 'a' && (name[i] | 32) <= 'z';
        if (!is_letter && !(i > 0 && name[i] >= '0' && name[i] <= '9')) name[i] = '_';
    }
    const char *text = arena_printf(expansion->arena, "%s%s", length ? name : "functions",
                                    has_ending(source->path, ".c") ? "_grad" : "");
    return name_of(expansion->program->context->names, text);
}

static void expand_exports(Expansion *expansion, const Module *module) {
    for (const Declaration *d = module->declarations; d; d = d->next) {
        int is_export =
            d->kind == DECLARATION_EXPORT || (d->kind == DECLARATION_FUNCTION && d->is_exported);
        if (!is_export) continue;
        const Declaration *function = find_function(expansion, d);
        if (!function) continue;
        if (!expansion->model) {
            Model model = {.name = file_name(expansion, module->source), .real = TYPE_F64};
            expansion->model = program_add_model(expansion->program, model);
        }
        expand_export(expansion, function, d);
    }
}

Program *expand(Context *context, const Modules *modules, const SemaOptions *options) {
    Expansion expansion = {.program = program_new(context),
                           .arena = context->arena,
                           .diagnostics = context->diagnostics,
                           .modules = modules,
                           .options = options,
                           .real = TYPE_F64};
    const Module *main = modules->modules[0];
    check_dim_names(&expansion);
    check_names(&expansion);
    for (const Declaration *d = main->declarations; d; d = d->next)
        if (d->kind != DECLARATION_EXPORT) check_types(&expansion, d);
    for (const Declaration *d = main->declarations; d; d = d->next)
        if (d->kind == DECLARATION_MODEL) expand_model(&expansion, d);
    expand_exports(&expansion, main);
    check_definitions(&expansion);
    if (!expansion.program->model_count && !context->diagnostics->error_count)
        report_error(context->diagnostics, (Place){main->source, 0, 0, 0, 0},
                     "there is nothing to compile here: no model is declared, and no function is "
                     "exported");
    return expansion.program;
}
