// The program: compiles what the command line asks for, and writes it.
#include "options.h"
#include "prove.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A file that is being written beside the one that it will replace.
typedef struct Output {
    const char *path, *temporary;
    const Buffer *text;
} Output;

static int write_temporary(Context *context, Output *output) {
    char *path = arena_printf(context->arena, "%s.XXXXXX", output->path);
    int descriptor = mkstemp(path);
    if (descriptor < 0) return complain("cannot write", output->path, strerror(errno));
    output->temporary = path;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, 0666 & ~mask);
    FILE *file = fdopen(descriptor, "wb");
    size_t written = fwrite(output->text->text, 1, output->text->length, file);
    int bad = written != output->text->length;
    bad |= fclose(file) != 0;
    return bad ? complain("cannot write", output->path, strerror(errno)) : STATUS_OK;
}

// A path that is no ordinary file (a terminal, /dev/null) cannot be replaced: it is written to.
static int is_special(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static int write_stream(const Buffer *text, const char *path) {
    FILE *file = path ? fopen(path, "wb") : stdout;
    if (!file) return complain("cannot write", path, strerror(errno));
    fwrite(text->text, 1, text->length, file);
    int bad = ferror(file) | (path ? fclose(file) : fflush(file));
    return bad ? complain("cannot write", path ? path : "to standard output", strerror(errno))
               : STATUS_OK;
}

static int is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int is_same_entry(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

// The folder that a path leads to, and *name in it.
static const char *folder_of(Arena *arena, const char *path, const char **name) {
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    return slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".";
}

// Whether two paths lead to the same ordinary file, which may not be there yet.
static int is_same_file(Arena *arena, const char *a, const char *b) {
    const char *name_a, *name_b;
    if (strcmp(a, "-") == 0 || is_special(a)) return 0;
    if (strcmp(a, b) == 0 || is_same_entry(a, b)) return 1;
    const char *folder_a = folder_of(arena, a, &name_a), *folder_b = folder_of(arena, b, &name_b);
    return strcmp(name_a, name_b) == 0 && is_same_entry(folder_a, folder_b);
}

static int is_read_for(Arena *arena, const char *path, const Module *module) {
    const Lines *files = &module->notes[NOTE_FILE];
    for (int i = 0; i < files->count; i++)
        if (is_same_file(arena, path, files->items[i])) return 1;
    return !module->source->is_prelude && is_same_file(arena, path, module->source->path);
}

// No output takes the place of what was read, or of another output.
static int check_outputs(Arena *arena, const Command *command, const Modules *modules,
                         const Output *outputs, int count) {
    for (int i = 0; i < count; i++) {
        const char *path = outputs[i].path;
        int is_read = is_same_file(arena, path, command->input);
        for (int k = 0; k < modules->count; k++)
            is_read |= is_read_for(arena, path, modules->modules[k]);
        if (is_read) return complain("cannot write", path, "it is read by the same command");
        if (is_folder(path)) return complain("cannot write", path, "is a directory");
        for (int k = 0; k < i; k++)
            if (is_same_file(arena, path, outputs[k].path))
                return complain("cannot write", path, "two outputs have this name");
    }
    return STATUS_OK;
}

// All files are replaced, or none.
static int write_files(Context *context, Output *outputs, int count) {
    int status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        if (strcmp(outputs[i].path, "-") == 0 || is_special(outputs[i].path)) continue;
        status = write_temporary(context, &outputs[i]);
    }
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        if (outputs[i].temporary) {
            if (rename(outputs[i].temporary, outputs[i].path) == 0)
                outputs[i].temporary = NULL;
            else
                status = complain("cannot write", outputs[i].path, strerror(errno));
        } else {
            const char *path = strcmp(outputs[i].path, "-") == 0 ? NULL : outputs[i].path;
            status = write_stream(outputs[i].text, path);
        }
    }
    for (int i = 0; i < count; i++)
        if (outputs[i].temporary) unlink(outputs[i].temporary);
    return status;
}

// A path as make reads it: backslashes count only before what they take the meaning from.
static void add_make_path(Buffer *out, const char *path) {
    for (; *path; path++) {
        size_t backslashes = strspn(path, "\\");
        int is_special = path[backslashes] && strchr(" \t#:", path[backslashes]);
        if (is_special) buffer_char(out, '\\');
        if (*path == '$') buffer_char(out, '$');
        buffer_char(out, *path);
    }
}

static void add_dependency(Buffer *rule, const char *path) {
    buffer_text(rule, " \\\n  ");
    add_make_path(rule, path);
}

static Buffer dependency_rule(Context *context, const Command *command, const Modules *modules) {
    const char *beside[] = {command->header, command->proof, command->original};
    Buffer rule = buffer_new(context->arena);
    add_make_path(&rule, command->target);
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        if (!beside[i]) continue;
        buffer_char(&rule, ' ');
        add_make_path(&rule, beside[i]);
    }
    buffer_char(&rule, ':');
    for (int i = 0; i < modules->count; i++) {
        const Module *module = modules->modules[i];
        const Source *source = module->source;
        if (source->is_prelude || strcmp(source->path, "<stdin>") == 0) continue;
        add_dependency(&rule, source->path);
        const Lines *files = &module->notes[NOTE_FILE];
        for (int k = 0; k < files->count; k++) add_dependency(&rule, files->items[k]);
    }
    buffer_char(&rule, '\n');
    return rule;
}

static int write_compiled(Context *context, const Command *command, const Compiled *compiled) {
    Output outputs[6];
    int count = 0, has_header = command->compile.stage == STAGE_C && command->header;
    Buffer rule = dependency_rule(context, command, &compiled->modules);
    if (command->is_written) outputs[count++] = (Output){command->output, NULL, &compiled->source};
    if (command->is_written && has_header && !command->compile.passes)
        outputs[count++] = (Output){command->header, NULL, &compiled->header};
    if (command->proof) outputs[count++] = (Output){command->proof, NULL, &compiled->proof};
    if (command->proof && compiled->original.length)
        outputs[count++] = (Output){command->original, NULL, &compiled->original};
    if (command->compile.wants_report) outputs[count++] = (Output){"-", NULL, &compiled->report};
    if (command->wants_dependencies)
        outputs[count++] = (Output){command->dependencies, NULL, &rule};
    int status = check_outputs(context->arena, command, &compiled->modules, outputs, count);
    return status == STATUS_OK ? write_files(context, outputs, count) : status;
}

// How the C file is compiled elsewhere.
static Build build_of(const Command *command, const Module *module) {
    const Lines *folder = &module->notes[NOTE_FOLDER];
    return (Build){folder->count ? folder->items[0] : ".", &module->notes[NOTE_FLAG],
                   command->compile.c_flags};
}

// Proves what was compiled, in a folder that is removed afterwards.
static int prove_compiled(Context *context, const Command *command, const Compiled *compiled) {
    const char *reason = NULL, *folder = proof_folder(context, &reason);
    if (!folder) return complain("cannot make a folder", NULL, reason);
    Output outputs[] = {
        {arena_printf(context->arena, "%s/model.c", folder), NULL, &compiled->source},
        {arena_printf(context->arena, "%s/model.h", folder), NULL, &compiled->header},
        {arena_printf(context->arena, "%s/check.c", folder), NULL, &compiled->proof},
        {arena_printf(context->arena, "%s/original.c", folder), NULL, &compiled->original},
    };
    int has_original = compiled->original.length > 0;
    int status = write_files(context, outputs, has_original ? 4 : 3);
    Build build = {0};
    if (has_original) build = build_of(command, compiled->modules.modules[0]);
    if (status == STATUS_OK)
        status = prove(context, folder, has_original ? &build : NULL, compiled->has_larger_sizes,
                       &command->proof_options);
    remove_proof_folder(context, folder);
    return status;
}

// gradc-import-c beside this program, or else wherever commands are.
static const char *importer_path(Context *context) {
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    while (length > 0 && own[length - 1] != '/') length--;
    const char *beside =
        length > 0 ? arena_printf(context->arena, "%.*sgradc-import-c", (int)length, own) : "";
    return access(beside, X_OK) == 0 ? beside : "gradc-import-c";
}

static int run(Context *context, int count, char **arguments) {
    Command command = {0};
    int status = read_command(context, &command, count, arguments);
    if (status != STATUS_OK) return status < 0 ? STATUS_OK : status;
    const char *reason = NULL;
    Source *source = source_read(context->arena, command.input, &reason);
    if (!source) return complain("cannot read", command.input, reason);
    command.compile.importer = importer_path(context);
    Compiled compiled =
        compile(context, source, command.include_paths, command.include_count, &command.compile);
    if (context->diagnostics->error_count) return STATUS_WRONG_INPUT;
    return command.proves ? prove_compiled(context, &command, &compiled)
                          : write_compiled(context, &command, &compiled);
}

int main(int count, char **arguments) {
    Arena *arena = arena_new();
    Diagnostics diagnostics = {.stream = stderr, .color = isatty(STDERR_FILENO)};
    Context context = {arena, names_new(arena), &diagnostics};
    int status = run(&context, count, arguments);
    arena_free(arena);
    return status;
}
