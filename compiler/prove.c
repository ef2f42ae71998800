#include "prove.h"

#include "base/process.h"
#include "emit/emit.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STATUS_CANNOT = 2 };

// ---- The folder ----

const char *proof_folder(Context *context, const char **reason) {
    char here[4096];
    const char *parent = getenv("TMPDIR");
    if (!parent || !*parent) parent = "/tmp";
    // A C file is compiled in a folder of its own, from where a relative path leads elsewhere.
    if (*parent != '/' && getcwd(here, sizeof here))
        parent = arena_printf(context->arena, "%s/%s", here, parent);
    char *path = arena_printf(context->arena, "%s/gradc-check.XXXXXX", parent);
    if (mkdtemp(path)) return path;
    *reason = arena_printf(context->arena, "%s: %s", path, strerror(errno));
    return NULL;
}

void remove_proof_folder(Context *context, const char *folder) {
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));)
        unlink(arena_printf(context->arena, "%s/%s", folder, entry->d_name));
    if (entries) closedir(entries);
    rmdir(folder);
}

// ---- Commands, which no shell reads ----

typedef struct Words {
    char **list;
    int count, capacity;
} Words;

static void add_word(Context *context, Words *words, char *word) {
    words->list = arena_grow(context->arena, words->list, words->count, &words->capacity,
                             sizeof *words->list);
    words->list[words->count++] = word;
}

// The words of a variable such as CFLAGS, with spaces between.
static void add_words(Context *context, Words *words, const char *text) {
    while (*(text += strspn(text, " \t"))) {
        size_t length = strcspn(text, " \t");
        add_word(context, words, arena_copy(context->arena, text, length));
        text += length;
    }
}

// Its status; -1 where it cannot be run, or ends by a signal, which is said.
static int run(Context *context, char *const *command) {
    const char *reason = NULL;
    int status = run_program(context->arena, command, NULL, &reason);
    if (status < 0) fprintf(stderr, "gradc: %s\n", reason);
    return status;
}

// ---- The proof ----

static const char *variable(const char *name, const char *otherwise) {
    const char *value = getenv(name);
    return value && value[strspn(value, " \t")] ? value : otherwise;
}

static void add_path(Context *context, Words *command, const char *folder, const char *name) {
    add_word(context, command, arena_printf(context->arena, "%s/%s", folder, name));
}

// $CC $CFLAGS
static Words compiler_command(Context *context) {
    Words command = {0};
    add_words(context, &command, variable("CC", "cc"));
    add_words(context, &command, variable("CFLAGS", "-O2"));
    return command;
}

static int run_compiler(Context *context, Words *command, const char *what) {
    add_word(context, command, NULL);
    int status = run(context, command->list);
    if (status > 0)
        fprintf(stderr, "gradc: %s cannot compile %s (status %d)\n", command->list[0], what,
                status);
    return status == 0;
}

// Its flags may be relative to its folder. What it warns of is no concern of ours.
static int compile_original(Context *context, const char *folder, const Build *build) {
    Words command = compiler_command(context);
    for (int i = 0; i < build->flags->count; i++)
        add_word(context, &command, arena_printf(context->arena, "%s", build->flags->items[i]));
    add_words(context, &command, "-w -c");
    add_path(context, &command, folder, "original.c");
    add_words(context, &command, "-o");
    add_path(context, &command, folder, "original.o");
    if (chdir(build->folder) != 0) {
        fprintf(stderr, "gradc: %s: %s\n", build->folder, strerror(errno));
        return 0;
    }
    return run_compiler(context, &command, "the C file as it stands");
}

static int compile_model(Context *context, const char *folder) {
    Words command = compiler_command(context);
    add_words(context, &command, "-c");
    add_path(context, &command, folder, "model.c");
    add_words(context, &command, "-o");
    add_path(context, &command, folder, "model.o");
    return run_compiler(context, &command, "the generated code");
}

static int compile_proof(Context *context, const char *folder, const Build *build,
                         const char *flag) {
    Words command = compiler_command(context);
    add_words(context, &command, flag);
    add_path(context, &command, folder, "check.c");
    add_path(context, &command, folder, "model.o");
    if (build) add_path(context, &command, folder, "original.o");
    for (int i = 0; build && build->link_flags[i]; i++)
        add_word(context, &command, build->link_flags[i]);
    add_words(context, &command, "-lm -o");
    add_path(context, &command, folder, "check");
    return run_compiler(context, &command, "the program that proves the generated code");
}

static int run_proof(Context *context, const char *folder, const Lines *arguments) {
    Words command = {0};
    add_path(context, &command, folder, "check");
    for (int i = 0; i < arguments->count; i++)
        add_word(context, &command, arena_printf(context->arena, "%s", arguments->items[i]));
    add_word(context, &command, NULL);
    int status = run(context, command.list);
    return status < 0 ? STATUS_CANNOT : status;
}

static int prove_sizes(Context *context, const char *folder, const Build *build, const char *flag,
                       const Lines *arguments) {
    if (!compile_proof(context, folder, build, flag)) return STATUS_CANNOT;
    return run_proof(context, folder, arguments);
}

int prove(Context *context, const char *folder, const Build *build, int has_larger_sizes,
          const Lines *arguments) {
    // The original comes last: its flags may be relative to its folder, where that goes.
    if (!compile_model(context, folder)) return STATUS_CANNOT;
    if (build && !compile_original(context, folder, build)) return STATUS_CANNOT;
    int small = prove_sizes(context, folder, build, "", arguments);
    if (small == STATUS_CANNOT || !has_larger_sizes) return small;
    puts("");
    fflush(stdout);
    const char *flag = arena_printf(context->arena, "-D%s", larger_sizes_macro);
    int large = prove_sizes(context, folder, build, flag, arguments);
    return large > small ? large : small;
}
