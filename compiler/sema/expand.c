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
    if (!check_names(&expansion)) return expansion.program;
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
