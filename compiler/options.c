#include "options.h"

#include <ctype.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: gradc [options] FILE [-- FLAGS]\n"
    "       gradc check [options] FILE [-- FLAGS]\n"
    "\n"
    "Compiles the model in FILE (.gd; - for standard input) to C: a source and its header.\n"
    "Of a C file (.c) it makes the derivatives that are asked for. C is read with FLAGS, those of "
    "a\n"
    "C compiler, or as compile_commands.json says.\n"
    "With check: writes no file, but proves the generated code on this machine, compiled with $CC\n"
    "and $CFLAGS; of a C file also against its functions as they stand.\n"
    "\n"
    "  -o FILE             write the source to FILE (- for standard output); default: MODEL.c\n"
    "  --grad=FUNCTION     of a C file: the gradient of this function; likewise --jvp, --hvp,\n"
    "                      --jacobian and --hessian\n"
    "  --wrt=A,B           with respect to these arguments only; about the derivative before it\n"
    "  -H FILE             write the header to FILE; default: the source's name with .h\n"
    "  -I DIR              look for imports in DIR too\n"
    "  -D NAME=NUMBER      set a dimension, or the bound of one chosen at each call\n"
    "  --prefix=NAME       begin every name with NAME instead of the model's\n"
    "  --real=f32|f64      compute in this type: f32 as the source says (default), or all in f64\n"
    "  --fp=native|strict  use C's functions and what the C compiler makes of them (default), or\n"
    "                      give the same bits with every compiler and on every machine\n"
    "  --runtime=inside|external\n"
    "                      contain what is needed of the runtime (default), or include gradc.h\n"
    "  --max-ram=BYTES     need no more work memory, nor exported functions more of the\n"
    "                      stack, by computing again instead of keeping\n"
    "  --report            print what the generated code costs: parameters, operations, memory;\n"
    "                      with -o, write that as well\n"
    "  --check FILE        write to FILE a C program that proves the generated code: it is "
    "compiled\n"
    "                      together with that; of a C file, FILE_original.c as well\n"
    "  --all               with check: prove each entry of each derivative, not directions where\n"
    "                      there are many\n"
    "  --directions=N      with check: so many random directions there (default: 16)\n"
    "  --seed=N            with check: other made-up data (default: 1)\n"
    "  -MD                 write the files that were read, as a makefile rule\n"
    "  -MF FILE            write them to FILE; default: the source's name with .d\n"
    "  --emit=STAGE        stop at ast, ir, grad, opt, loops or c, and print that\n"
    "  --passes=A,B        run only these passes on an IR (.gir), and print it\n"
    "  -Wno-NAME, -WNAME   turn a warning off or on: unused, zero-gradient, deriv,\n"
    "                      stack\n"
    "  -Werror             treat warnings as errors\n"
    "  --color=auto|always|never\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0; 1 if the input is wrong; 2 for wrong usage and files.\n";

int complain(const char *what, const char *about, const char *reason) {
    fprintf(stderr, "gradc: %s%s%s%s%s\n", what, about ? " " : "", about ? about : "",
            reason ? ": " : "", reason ? reason : "");
    return STATUS_USAGE;
}

// The position of a word in a list that ends with NULL; -1 where it is none of them.
static int choose(const char *word, const char *const *choices) {
    for (int i = 0; choices[i]; i++)
        if (strcmp(word, choices[i]) == 0) return i;
    return -1;
}

static int add_definition(Context *context, Command *command, const char *text) {
    SemaOptions *sema = &command->compile.sema;
    const char *equals = strchr(text, '=');
    char *end = NULL;
    long value = equals ? strtol(equals + 1, &end, 10) : 0;
    if (!equals || equals == text || end == equals + 1 || *end || value < 1 || value > INT_MAX)
        return complain("-D needs NAME=NUMBER, a whole number from 1, not", text, NULL);
    command->definitions = arena_grow(context->arena, command->definitions, sema->definition_count,
                                      &command->definition_capacity, sizeof(Definition));
    const char *name = arena_copy(context->arena, text, (size_t)(equals - text));
    command->definitions[sema->definition_count++] = (Definition){name, (int)value};
    sema->definitions = command->definitions;
    return STATUS_OK;
}

static int set_warning(Diagnostics *diagnostics, const char *name) {
    int is_off = strncmp(name, "no-", 3) == 0;
    if (strcmp(name, "error") == 0) {
        diagnostics->warnings_are_errors = 1;
        return STATUS_OK;
    }
    int warning = warning_of_name(is_off ? name + 3 : name);
    if (warning < 0) return complain("unknown warning", name, NULL);
    if (is_off)
        diagnostics->disabled |= 1u << warning;
    else
        diagnostics->disabled &= ~(1u << warning);
    return STATUS_OK;
}

static int set_color(Diagnostics *diagnostics, const char *when) {
    static const char *const choices[] = {"auto", "always", "never", NULL};
    int choice = choose(when, choices);
    if (choice < 0) return complain("--color is auto, always or never, not", when, NULL);
    if (choice > 0) diagnostics->color = choice == 1;
    return STATUS_OK;
}

static int set_stage(Command *command, const char *name) {
    static const char *const stages[] = {"ast", "ir", "grad", "opt", "loops", "c", NULL};
    int stage = choose(name, stages);
    if (stage < 0) return complain("--emit is ast, ir, grad, opt, loops or c, not", name, NULL);
    command->compile.stage = (Stage)stage;
    command->prints = 1;
    return STATUS_OK;
}

// One of two words: whether it is the second one.
static int set_either(Context *context, int *is_second, const char *option, const char *first,
                      const char *second, const char *word) {
    const char *const words[] = {first, second, NULL};
    int chosen = choose(word, words);
    if (chosen < 0)
        return complain(
            arena_printf(context->arena, "--%s is %s or %s, not", option, first, second), word,
            NULL);
    *is_second = chosen;
    return STATUS_OK;
}

static int set_largest_work(Command *command, const char *bytes) {
    char *end = NULL;
    long long value = strtoll(bytes, &end, 10);
    if (end == bytes || *end || value < 1)
        return complain("--max-ram needs a number of bytes, from 1, not", bytes, NULL);
    command->compile.largest_work = value;
    return STATUS_OK;
}

static int is_identifier(const char *name) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    return *name && (*name < '0' || *name > '9') && !name[strspn(name, letters)];
}

enum {
    OPTION_PREFIX = 256,
    OPTION_REAL,
    OPTION_FLOATING_POINT,
    OPTION_RUNTIME,
    OPTION_MAX_RAM,
    OPTION_REPORT,
    OPTION_CHECK,
    OPTION_EMIT,
    OPTION_PASSES,
    OPTION_COLOR,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_WRT,
    OPTION_PROOF,  // of the program that proves
    OPTION_EXPORT, // and the mode
};

static const struct option long_options[] = {
    {"prefix", required_argument, NULL, OPTION_PREFIX},
    {"real", required_argument, NULL, OPTION_REAL},
    {"fp", required_argument, NULL, OPTION_FLOATING_POINT},
    {"runtime", required_argument, NULL, OPTION_RUNTIME},
    {"max-ram", required_argument, NULL, OPTION_MAX_RAM},
    {"report", no_argument, NULL, OPTION_REPORT},
    {"check", required_argument, NULL, OPTION_CHECK},
    {"emit", required_argument, NULL, OPTION_EMIT},
    {"passes", required_argument, NULL, OPTION_PASSES},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"grad", required_argument, NULL, OPTION_EXPORT + EXPORT_GRAD},
    {"jvp", required_argument, NULL, OPTION_EXPORT + EXPORT_JVP},
    {"hvp", required_argument, NULL, OPTION_EXPORT + EXPORT_HVP},
    {"jacobian", required_argument, NULL, OPTION_EXPORT + EXPORT_JACOBIAN},
    {"hessian", required_argument, NULL, OPTION_EXPORT + EXPORT_HESSIAN},
    {"all", no_argument, NULL, OPTION_PROOF},
    {"directions", required_argument, NULL, OPTION_PROOF},
    {"seed", required_argument, NULL, OPTION_PROOF},
    {"wrt", required_argument, NULL, OPTION_WRT},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

// -MD and -MF FILE, as compilers have them.
static int set_dependencies(Command *command, const char *which, int count, char **arguments) {
    command->wants_dependencies = 1;
    if (strcmp(which, "D") == 0) return STATUS_OK;
    if (which[0] != 'F')
        return complain("of the -M options there are -MD and -MF, not", which, NULL);
    if (which[1])
        command->dependencies = which + 1;
    else if (optind < count)
        command->dependencies = arguments[optind++];
    else
        return complain("-MF needs a file", NULL, NULL);
    return STATUS_OK;
}

static int add_include_path(Context *context, Command *command, const char *path) {
    command->include_paths =
        arena_grow(context->arena, command->include_paths, command->include_count,
                   &command->include_capacity, sizeof *command->include_paths);
    command->include_paths[command->include_count++] = path;
    return STATUS_OK;
}

// What stands behind `export` in a source.
static int add_export(Context *context, Command *command, ExportMode mode, const char *function) {
    CompileOptions *compile = &command->compile;
    const char *word = export_mode_name(mode);
    if (!is_identifier(function))
        return complain(
            arena_printf(context->arena, "--%s needs the name of a C function, not", word),
            function, NULL);
    compile->exports = arena_grow(context->arena, compile->exports, compile->export_count,
                                  &command->export_capacity, sizeof *compile->exports);
    compile->exports[compile->export_count++] =
        arena_printf(context->arena, "%s %s", word, function);
    return STATUS_OK;
}

static int add_variables(Context *context, CompileOptions *compile, const char *names) {
    if (!compile->export_count)
        return complain("--wrt stands behind what it is about, as in", "--grad=f --wrt=x", NULL);
    const char **exported = &compile->exports[compile->export_count - 1];
    for (const char *name = names; name; name = strchr(name, ',') ? strchr(name, ',') + 1 : NULL) {
        const char *variable = arena_copy(context->arena, name, strcspn(name, ","));
        if (!is_identifier(variable))
            return complain("--wrt needs names of arguments with commas between, not", names, NULL);
        const char *word = strstr(*exported, " wrt ") ? "," : " wrt ";
        *exported = arena_printf(context->arena, "%s%s%s", *exported, word, variable);
    }
    return STATUS_OK;
}

// Only a C file cannot say itself what is wanted.
static int check_exports(const Command *command) {
    int is_c = has_ending(command->input, ".c"), count = command->compile.export_count;
    if (is_c && !count)
        return complain("of a C file say what is wanted, as in", "--grad=FUNCTION", NULL);
    return is_c || !count
               ? STATUS_OK
               : complain("options like --grad are for C files; here write", "export grad f", NULL);
}

static int set_prefix(Command *command, const char *prefix) {
    if (!is_identifier(prefix)) return complain("--prefix needs a C name, not", prefix, NULL);
    command->compile.emit.prefix = prefix;
    return STATUS_OK;
}

// getopt keeps the letter of a short option in optopt, which may stand among others.
static int complain_of_option(Context *context, char **arguments) {
    int is_letter = optopt > 0 && optopt < OPTION_PREFIX;
    const char *option =
        is_letter ? arena_printf(context->arena, "-%c", optopt) : arguments[optind - 1];
    return complain("unknown option", option, "see gradc --help");
}

// It is for the program that proves, which knows what it means.
static int add_proof_option(Context *context, Command *command, const struct option *option) {
    if (!command->proves)
        return complain(arena_printf(context->arena, "--%s goes with", option->name), "gradc check",
                        NULL);
    const char *value = option->has_arg ? arena_printf(context->arena, "=%s", optarg) : "";
    lines_add(context->arena, &command->proof_options,
              arena_printf(context->arena, "--%s%s", option->name, value));
    return STATUS_OK;
}

static int set_option(Context *context, Command *command, const struct option *long_option,
                      int option, int count, char **arguments) {
    CompileOptions *compile = &command->compile;
    switch (option) {
    case 'o': command->output = optarg; return STATUS_OK;
    case 'H': command->header = optarg; return STATUS_OK;
    case 'I': return add_include_path(context, command, optarg);
    case 'D': return add_definition(context, command, optarg);
    case 'M': return set_dependencies(command, optarg, count, arguments);
    case 'W': return set_warning(context->diagnostics, optarg);
    case OPTION_EXPORT + EXPORT_GRAD:
    case OPTION_EXPORT + EXPORT_JVP:
    case OPTION_EXPORT + EXPORT_HVP:
    case OPTION_EXPORT + EXPORT_JACOBIAN:
    case OPTION_EXPORT + EXPORT_HESSIAN:
        return add_export(context, command, (ExportMode)(option - OPTION_EXPORT), optarg);
    case OPTION_PROOF: return add_proof_option(context, command, long_option);
    case OPTION_WRT: return add_variables(context, compile, optarg);
    case OPTION_PREFIX: return set_prefix(command, optarg);
    case OPTION_REAL:
        return set_either(context, &compile->sema.all_f64, "real", "f32", "f64", optarg);
    case OPTION_FLOATING_POINT:
        return set_either(context, &compile->emit.is_strict, "fp", "native", "strict", optarg);
    case OPTION_RUNTIME:
        return set_either(context, &compile->emit.external_runtime, "runtime", "inside", "external",
                          optarg);
    case OPTION_MAX_RAM: return set_largest_work(command, optarg);
    case OPTION_REPORT: compile->wants_report = 1; return STATUS_OK;
    case OPTION_CHECK: command->proof = optarg; return STATUS_OK;
    case OPTION_EMIT: return set_stage(command, optarg);
    case OPTION_PASSES:
        compile->passes = optarg;
        command->prints = 1;
        return STATUS_OK;
    case OPTION_COLOR: return set_color(context->diagnostics, optarg);
    case OPTION_HELP: fputs(usage, stdout); return -1;
    case OPTION_VERSION: puts("gradc " GRADC_VERSION); return -1;
    case ':': return complain(arguments[optind - 1], "needs an argument", NULL);
    default: return complain_of_option(context, arguments);
    }
}

// Standard output is for one text.
static int check_report(Command *command) {
    command->is_written = !command->compile.wants_report || command->output;
    if (!command->compile.wants_report) return STATUS_OK;
    if (command->prints)
        return complain("--report goes with no --emit and no --passes", NULL, NULL);
    if (command->output && strcmp(command->output, "-") == 0)
        return complain("--report and the source cannot both go to standard output", NULL, NULL);
    return STATUS_OK;
}

// What proves a source goes along with it. gradc check makes both in a folder of its own.
static int check_proof(Command *command) {
    if ((command->proves || command->proof) && command->prints)
        return complain("a proof goes with no --emit and no --passes", NULL, NULL);
    if (command->proof && strcmp(command->proof, "-") == 0 && has_ending(command->input, ".c"))
        return complain("the proof of a C file is two files: name one, as in", "--check check.c",
                        NULL);
    if (!command->proves) return STATUS_OK;
    if (command->output || command->header || command->proof || command->wants_dependencies)
        return complain("gradc check writes no files: -o, -H, --check and -MD do not go with it",
                        NULL, NULL);
    if (command->compile.wants_report)
        return complain("gradc check goes with no --report", NULL, NULL);
    return STATUS_OK;
}

// ---- File names ----

// The path with another ending: "a/model.gd" and ".c" give "a/model.c".
static const char *with_ending(Context *context, const char *path, const char *ending) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t length = dot && dot > (slash ? slash + 1 : path) ? (size_t)(dot - path) : strlen(path);
    return arena_printf(context->arena, "%.*s%s", (int)length, path, ending);
}

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The check program of a C file includes that by the path that leads there from the program's own
// folder.
static void name_original(Context *context, Command *command) {
    EmitOptions *emit = &command->compile.emit;
    if (command->proof) command->original = with_ending(context, command->proof, "_original.c");
    emit->original_name = command->original ? last_part(command->original) : "original.c";
    emit->original_path = command->input;
    int is_beside = command->proof && !strchr(command->proof, '/');
    char here[PATH_MAX];
    if (!is_beside && command->input[0] != '/' && getcwd(here, sizeof here))
        emit->original_path = arena_printf(context->arena, "%s/%s", here, command->input);
}

static void name_files(Context *context, Command *command) {
    int from_stdin = strcmp(command->input, "-") == 0;
    const char *stem = from_stdin ? "model" : last_part(command->input);
    const char *ending = has_ending(stem, ".c") ? "_grad.c" : ".c";
    if (!command->output)
        command->output = command->prints ? "-" : with_ending(context, stem, ending);
    int to_stdout = strcmp(command->output, "-") == 0;
    const char *base = to_stdout ? with_ending(context, stem, ending) : command->output;
    command->target = base;
    if (!command->header && !to_stdout) command->header = with_ending(context, base, ".h");
    if (!command->dependencies) command->dependencies = with_ending(context, base, ".d");
    command->compile.emit.header_name =
        last_part(command->header ? command->header : with_ending(context, base, ".h"));
    int is_proof_named = command->proof && strcmp(command->proof, "-") != 0;
    command->compile.wants_proof = command->proves || command->proof;
    command->compile.emit.proof_name = is_proof_named ? last_part(command->proof) : "check.c";
    if (command->proves) command->compile.emit.header_name = "model.h";
    if (has_ending(command->input, ".c")) name_original(context, command);
    command->compile.emit.command = from_stdin ? "standard input" : last_part(command->input);
}

// A name stands in an #include as it is: C knows no escapes there.
static int is_includable(const char *name) {
    int is_fit = !strstr(name, "??");
    for (const char *at = name; *at; at++)
        is_fit &= !iscntrl((unsigned char)*at) && *at != '"' && *at != '\\';
    return is_fit;
}

// Whether generated code, or a header of C, includes it: a file in an include folder would hide
// that.
static int is_included_elsewhere(const char *name) {
    static const char *const headers[] = {
        "assert.h",  "features.h", "gradc.h",       "gradc_strict.h", "complex.h", "ctype.h",
        "errno.h",   "fenv.h",     "float.h",       "inttypes.h",     "iso646.h",  "limits.h",
        "locale.h",  "math.h",     "setjmp.h",      "signal.h",       "stdarg.h",  "stdbit.h",
        "stdbool.h", "stdalign.h", "stdatomic.h",   "stdckdint.h",    "stddef.h",  "stdint.h",
        "stdio.h",   "stdlib.h",   "stdnoreturn.h", "string.h",       "tgmath.h",  "threads.h",
        "time.h",    "uchar.h",    "wchar.h",       "wctype.h",
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (strcmp(name, headers[i]) == 0) return 1;
    return 0;
}

static int check_header_name(const Command *command) {
    const char *name = command->compile.emit.header_name;
    if (!command->prints && !is_includable(name))
        return complain("no #include can name", name, "choose another name with -H");
    if (!command->prints && is_included_elsewhere(name))
        return complain("a header that C or generated code includes is called", name,
                        "choose another name with -o or -H, or with OUTPUT in CMake");
    const char *original =
        command->compile.wants_proof ? command->compile.emit.original_path : NULL;
    if (original && !is_includable(original))
        return complain("no #include can name", original, NULL);
    return STATUS_OK;
}

// ---- The command ----

int read_command(Context *context, Command *command, int count, char **arguments) {
    command->compile.stage = STAGE_C;
    command->proves = count > 1 && strcmp(arguments[1], "check") == 0;
    count -= command->proves;
    arguments += command->proves;
    opterr = 0; // messages are our own
    int option, which = 0;
    while ((option = getopt_long(count, arguments, ":o:H:I:D:M:W:", long_options, &which)) != -1) {
        int status = set_option(context, command, &long_options[which], option, count, arguments);
        if (status != STATUS_OK) return status;
    }
    if (optind == count) return complain("no input file; gradc --help shows the usage", NULL, NULL);
    command->compile.c_flags = &arguments[optind + 1];
    if (optind + 1 < count && strcmp(arguments[optind - 1], "--") != 0)
        return complain("one input file at a time, not also", arguments[optind + 1], NULL);
    command->input = arguments[optind];
    if (command->compile.passes && command->compile.stage == STAGE_C)
        command->compile.stage = STAGE_IR;
    int status = check_exports(command);
    if (status == STATUS_OK) status = check_proof(command);
    if (status == STATUS_OK) status = check_report(command);
    if (status != STATUS_OK) return status;
    name_files(context, command);
    return check_header_name(command);
}
