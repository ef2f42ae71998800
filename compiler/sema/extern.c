#include "sema/extern.h"

#include "base/process.h"

static int import_failed(Context *context, const Declaration *declaration, const char *reason) {
    report_error(context->diagnostics, declaration->name_place,
                 "cannot import '%s' from \"%s\": %s", declaration->name, declaration->path,
                 reason);
    return 0;
}

// The text of the function; an error is said by the program itself, at its place in C.
static int import_text(Modules *modules, const char *path, const Declaration *declaration,
                       Buffer *text) {
    Context *context = modules->context;
    const char *reason = NULL;
    if (!modules->importer) return import_failed(context, declaration, "no program is run here");
    char *command[] = {
        arena_printf(context->arena, "%s", modules->importer),
        arena_printf(context->arena, path[0] == '-' ? "./%s" : "%s", path),
        arena_printf(context->arena, "--function=%s", declaration->name),
        "--places",
        NULL,
    };
    int status = run_program(context->arena, command, text, &reason);
    if (status == 0) return 1;
    import_failed(context, declaration, status > 0 ? "it is not understood" : reason);
    if (status < 0)
        report_note(
            context->diagnostics, (Place){0},
            "gradc-import-c reads C by Clang's libraries; gradc may have been built without");
    return 0;
}

Source *extern_read(Modules *modules, const char *path, const Declaration *declaration) {
    Context *context = modules->context;
    const char *reason = NULL;
    const Source *origin = source_read(context->arena, path, &reason);
    Buffer text = buffer_new(context->arena);
    if (!origin) {
        import_failed(context, declaration, reason);
        return NULL;
    }
    if (!import_text(modules, path, declaration, &text)) return NULL;
    Source *source = source_new(context->arena, path, text.length ? text.text : "", text.length);
    source->origin = origin;
    return source;
}

// ---- What its declaration says ----

static int rank_of(const Formal *formal) {
    int rank = 0;
    for (const Argument *dim = formal->type ? formal->type->shape : NULL; dim; dim = dim->next)
        rank++;
    return rank;
}

static void compare_formals(Context *context, const Declaration *function,
                            const Declaration *declaration) {
    const Formal *has = function->formals, *said = declaration->formals;
    for (; has && said; has = has->next, said = said->next) {
        if (has->name == said->name && rank_of(has) == rank_of(said)) continue;
        report_error(context->diagnostics, said->place,
                     "in C this parameter is called '%s' and has %d dimensions", has->name,
                     rank_of(has));
    }
    if (has || said)
        report_error(context->diagnostics, declaration->name_place,
                     "the C function has %s parameters than are said here", has ? "more" : "fewer");
}

void extern_complete(Context *context, const Module *module, const Declaration *declaration) {
    for (Declaration *function = module->declarations; function; function = function->next) {
        if (function->name != declaration->name) continue;
        function->derivatives = declaration->derivatives;
        function->result = declaration->result;
        if (declaration->has_formals) compare_formals(context, function, declaration);
    }
}
