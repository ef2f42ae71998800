#include "sema/extern.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// ---- The program that reads C ----

static void read_all(Buffer *text, int file) {
    char bytes[4096];
    for (ssize_t count; (count = read(file, bytes, sizeof bytes)) != 0;) {
        if (count > 0)
            buffer_add(text, bytes, (size_t)count);
        else if (errno != EINTR)
            return;
    }
}

// Runs a command, which ends with NULL, and collects what it prints. Returns its status, or -1
// where it cannot be run (`errno` says why) or was ended by a signal.
static int run(char *const *command, Buffer *text) {
    int ends[2], status = 0;
    pid_t child;
    posix_spawn_file_actions_t actions;
    fflush(NULL);
    if (pipe(ends) != 0) return -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    int error = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (!error) read_all(text, ends[0]);
    close(ends[0]);
    errno = error;
    if (error) return -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

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
    char *command[] = {
        arena_printf(context->arena, "%s", modules->importer ? modules->importer : ""),
        arena_printf(context->arena, "%s", path),
        arena_printf(context->arena, "--function=%s", declaration->name),
        "--places",
        NULL,
    };
    int status = modules->importer ? run(command, text) : -1;
    if (status == 0) return 1;
    if (status > 0) return import_failed(context, declaration, "it is not understood");
    return import_failed(context, declaration,
                         "gradc-import-c, which reads C by Clang's libraries, is not installed");
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
