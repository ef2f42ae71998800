#include "sema/extern.h"

#include "base/process.h"

// What could not be read, and where that was asked for.
typedef struct Wish {
    const char *what; // "'swish' from \"kernels.c\""
    Place place;
} Wish;

static Source *read_failed(Modules *modules, Wish wish, const char *reason) {
    report_error(modules->context->diagnostics, wish.place, "cannot import %s: %s", wish.what,
                 reason);
    return NULL;
}

// gradc-import-c PATH REQUESTS --places -- FLAGS
static int run_importer(Modules *modules, const char *path, int count, char *const *requests,
                        Buffer *text, const char **reason) {
    Arena *arena = modules->context->arena;
    int flag_count = 0, size = 0;
    while (modules->c_flags && modules->c_flags[flag_count]) flag_count++;
    char **command = arena_alloc(arena, (size_t)(count + flag_count + 5) * sizeof *command);
    command[size++] = arena_printf(arena, "%s", modules->importer);
    command[size++] = arena_printf(arena, path[0] == '-' ? "./%s" : "%s", path);
    for (int i = 0; i < count; i++) command[size++] = requests[i];
    command[size++] = arena_printf(arena, "--places");
    if (flag_count) command[size++] = arena_printf(arena, "--");
    for (int i = 0; i < flag_count; i++) command[size++] = modules->c_flags[i];
    command[size] = NULL;
    return run_program(arena, command, text, reason);
}

// What is wrong in the C file is said by the program itself, at its place: that is all where the
// file is what gradc was given.
static Source *read_refused(Modules *modules, Wish wish) {
    if (wish.place.source) return read_failed(modules, wish, "it is not understood");
    modules->context->diagnostics->error_count++;
    return NULL;
}

static Source *read_c(Modules *modules, const char *path, Wish wish, int count,
                      char *const *requests) {
    Context *context = modules->context;
    const char *reason = NULL;
    const Source *origin = source_read(context->arena, path, &reason);
    Buffer text = buffer_new(context->arena);
    if (!origin) return read_failed(modules, wish, reason);
    if (!modules->importer) return read_failed(modules, wish, "no program is run here");
    int status = run_importer(modules, path, count, requests, &text, &reason);
    if (status > 0) return read_refused(modules, wish);
    if (status < 0) {
        read_failed(modules, wish, reason);
        report_note(
            context->diagnostics, (Place){0},
            "gradc-import-c reads C by Clang's libraries; gradc may have been built without");
        return NULL;
    }
    Source *source = source_new(context->arena, path, text.length ? text.text : "", text.length);
    source->origin = origin;
    return source;
}

Source *extern_read(Modules *modules, const char *path, const Declaration *declaration) {
    Arena *arena = modules->context->arena;
    char *request = arena_printf(arena, "--function=%s", declaration->name);
    const char *what =
        arena_printf(arena, "'%s' from \"%s\"", declaration->name, declaration->path);
    return read_c(modules, path, (Wish){what, declaration->name_place}, 1, &request);
}

Source *c_read(Modules *modules, const char *path, int count, const char *const *exports) {
    Arena *arena = modules->context->arena;
    char **requests = arena_alloc(arena, (size_t)count * sizeof *requests);
    for (int i = 0; i < count; i++) requests[i] = arena_printf(arena, "--export=%s", exports[i]);
    Wish wish = {arena_printf(arena, "\"%s\"", path), {0}};
    return read_c(modules, path, wish, count, requests);
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

void extern_complete(Context *context, const Module *module, Declaration *declaration) {
    for (Declaration *function = module->declarations; function; function = function->next) {
        if (function->name != declaration->name) continue;
        declaration->function = function;
        function->derivatives = declaration->derivatives;
        function->result = declaration->result;
        if (declaration->has_formals) compare_formals(context, function, declaration);
    }
}
