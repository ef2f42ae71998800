#include "trial.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void trial_begin(Trial *trial) {
    *trial = (Trial){.began = clock()};
    Arena *arena = arena_new();
    trial->diagnostics.stream = open_memstream(&trial->said, &trial->said_length);
    trial->context = (Context){arena, names_new(arena), &trial->diagnostics};
}

void trial_end(Trial *trial) {
    fclose(trial->diagnostics.stream);
    free(trial->said);
    arena_free(trial->context.arena);
    require(clock() - trial->began <= LONGEST * CLOCKS_PER_SEC, "an input is soon compiled", "");
}

void require(int holds, const char *what, const char *text) {
    if (holds) return;
    fprintf(stderr, "gradc: this does not hold: %s:\n%s\n", what, text);
    abort();
}

void require_same(Buffer a, Buffer b) {
    int is_same = a.length == b.length && (!a.length || memcmp(a.text, b.text, a.length) == 0);
    if (!is_same) fprintf(stderr, "%s\n", a.length ? a.text : "");
    require(is_same, "what is printed is printed the same again", b.length ? b.text : "");
}

Buffer trial_compile(Trial *trial, const char *option, const char *path, const char *text,
                     size_t length) {
    Context *context = &trial->context;
    const Buffer nothing = buffer_new(context->arena);
    const char *reason = NULL;
    Source *source = source_of_bytes(context->arena, path, text, length, &reason);
    if (!source) return nothing;
    Command command = {0};
    char *arguments[] = {"gradc", arena_printf(context->arena, "%s", option),
                         arena_printf(context->arena, "%s", path), NULL};
    optind = 0; // begins anew
    require(read_command(context, &command, 3, arguments) == STATUS_OK, "usage", option);
    Compiled compiled = compile(context, source, NULL, 0, &command.compile);
    fflush(trial->diagnostics.stream);
    require(!trial->diagnostics.is_internal, "nothing goes wrong inside", trial->said);
    int is_wrong = trial->diagnostics.error_count > 0;
    require(!is_wrong || trial->said_length, "errors are told", option);
    require(is_wrong || compiled.source.length || command.compile.stage != STAGE_C,
            "what is right gives C", option);
    return is_wrong ? nothing : compiled.source;
}

Buffer trial_again(Trial *trial, const char *option, const char *path, Buffer printed) {
    Buffer again = trial_compile(trial, option, path, printed.text, printed.length);
    if (trial->diagnostics.error_count) fprintf(stderr, "%s", trial->said);
    require(!trial->diagnostics.error_count, "what was printed can be read", printed.text);
    return again;
}

const char *trial_option(size_t length) {
    static const char *const options[] = {
        "--report",          "--check=check.c", "--real=f64", "--max-ram=1000",
        "--max-ram=1000000", "--emit=grad",     "--emit=opt", "--emit=loops",
    };
    return options[length % (sizeof options / sizeof *options)];
}
