#include "emit/lexicon.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Words that C, C++ and their compilers give a meaning to everywhere. Sorted.
// clang-format off
static const char *const keywords[] = {
    "INFINITY", "INT_MAX", "NAN", "NULL", "alignas", "alignof", "and", "and_eq", "asm", "auto",
    "bitand", "bitor", "bool", "break", "case", "catch", "char", "char16_t", "char32_t", "char8_t",
    "class", "co_await", "co_return", "co_yield", "compl", "complex", "concept", "const",
    "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default",
    "delete", "do", "double", "double_t", "dynamic_cast", "else", "enum", "explicit", "export",
    "extern", "false", "float", "float_t", "for", "friend", "goto", "i386", "if", "imaginary",
    "inline", "int", "linux", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq",
    "nullptr", "operator", "or", "or_eq", "private", "protected", "ptrdiff_t", "public",
    "register", "reinterpret_cast", "requires", "restrict", "return", "short", "signed", "size_t", "sizeof",
    "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
    "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "typeof", "union",
    "unix", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
};

// What <math.h> and its kin declare, which a variable would hide. Sorted.
static const char *const library[] = {
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "atexit", "cbrt", "ceil",
    "copysign", "cos", "cosh", "drem", "erf", "erfc", "exp", "exp10", "exp2", "expm1", "fabs",
    "fdim", "finite", "floor", "fma", "fmax", "fmin", "fmod", "fpclassify", "frexp", "gamma",
    "hypot", "ilogb", "index", "isfinite", "isgreater", "isinf", "isless", "isnan", "isnormal",
    "j0", "j1", "jn", "ldexp", "lgamma", "llrint", "llround", "log", "log10", "log1p", "log2",
    "logb", "lrint", "lround", "main", "math_errhandling", "modf", "nan", "nearbyint", "nextafter",
    "nexttoward", "pow", "pow10", "remainder", "remquo", "rint", "round", "scalb", "scalbln",
    "scalbn", "signbit", "signgam", "significand", "sin", "sincos", "sinh", "sqrt", "tan", "tanh",
    "tgamma", "trunc", "y0", "y1", "yn",
};

// What else the C library exports: a function of the same name would take its place. Sorted.
static const char *const linked[] = {
    "_Exit", "_exit", "abort", "abs", "aligned_alloc", "alloca", "at_quick_exit", "atexit", "atof",
    "atoi", "atol", "atoll", "bcmp", "bcopy", "bsearch", "bzero", "cabs", "cacos", "cacosh",
    "calloc", "carg", "casin", "casinh", "catan", "catanh", "ccos", "ccosh", "cexp", "cimag",
    "clearerr", "clock", "clog", "close", "conj", "cpow", "cproj", "creal", "csin", "csinh",
    "csqrt", "ctan", "ctanh", "ctime", "dcgettext", "dgettext", "difftime", "div", "environ",
    "errno", "execl", "execle", "execlp", "execv", "execve", "execvp", "exit", "fclose",
    "feof", "ferror", "fflush", "ffs", "ffsl", "ffsll", "fgetc", "fgetpos", "fgets", "fopen",
    "fork", "fprintf", "fprintf_unlocked", "fputc", "fputc_unlocked", "fputs", "fputs_unlocked",
    "fread", "free", "freopen", "fscanf", "fseek", "fsetpos", "ftell", "fwrite", "fwrite_unlocked",
    "getc", "getchar", "getenv", "gets", "gettext", "gmtime", "imaxabs", "isalnum", "isalpha",
    "isascii", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct",
    "isspace", "isupper", "iswalnum", "iswalpha", "iswblank", "iswcntrl", "iswdigit", "iswgraph",
    "iswlower", "iswprint", "iswpunct", "iswspace", "iswupper", "iswxdigit", "isxdigit", "labs",
    "ldiv", "llabs", "lldiv", "localeconv", "localtime", "longjmp", "malloc", "mblen", "mbstowcs",
    "mbtowc", "memchr", "memcmp", "memcpy", "memmove", "mempcpy", "memset", "mktime", "open",
    "perror", "pipe", "posix_memalign", "printf", "printf_unlocked", "putc", "putchar",
    "putchar_unlocked", "puts", "puts_unlocked", "qsort", "quick_exit", "raise", "rand", "read",
    "realloc", "remove", "rename", "rewind", "rindex", "scanf", "setbuf", "setjmp", "setlocale",
    "setvbuf", "signal", "sleep", "snprintf", "sprintf", "srand", "sscanf", "stderr", "stdin",
    "stdout", "stpcpy", "stpncpy", "strcasecmp", "strcat", "strchr", "strcmp", "strcoll", "strcpy",
    "strcspn", "strdup", "strerror", "strfmon", "strftime", "strlen", "strncasecmp", "strncat",
    "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strspn", "strstr", "strtod",
    "strtof", "strtok", "strtol", "strtold", "strtoll", "strtoul", "strtoull", "strxfrm", "system",
    "time", "tmpfile", "tmpnam", "toascii", "tolower", "toupper", "towlower", "towupper", "ungetc",
    "vfprintf", "vfscanf", "vprintf", "vscanf", "vsnprintf", "vsprintf", "vsscanf", "wait",
    "wcschr", "wcscmp", "wcscpy", "wcslen", "wcsncmp", "wmemchr", "wmemcmp", "wmemcpy", "wmemmove",
    "wmemset", "write",
};
// clang-format on

static int compare_words(const void *word, const void *entry) {
    return strcmp(word, *(const char *const *)entry);
}

static int is_keyword(const char *name) {
    size_t count = sizeof keywords / sizeof *keywords;
    return bsearch(name, keywords, count, sizeof *keywords, compare_words) != NULL;
}

static int is_library_name(const char *name) {
    size_t count = sizeof library / sizeof *library;
    return bsearch(name, library, count, sizeof *library, compare_words) != NULL;
}

static int ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), ending_length = strlen(ending);
    return length >= ending_length && strcmp(name + length - ending_length, ending) == 0;
}

static int is_linked_name(const char *name) {
    size_t count = sizeof linked / sizeof *linked;
    return bsearch(name, linked, count, sizeof *linked, compare_words) != NULL;
}

// INT8_MAX, UINT64_C and the like.
static int is_limit(const char *name) {
    return (strncmp(name, "INT", 3) == 0 || strncmp(name, "UINT", 4) == 0) &&
           (ends_with(name, "_MAX") || ends_with(name, "_MIN") || ends_with(name, "_C"));
}

// Keywords, and the types and limits of <stdint.h>, which a member of a struct may not be either.
// A number at the end makes each of them a name that is free.
static int is_reserved_everywhere(const char *name) {
    return is_keyword(name) || (ends_with(name, "_t") && strstr(name, "int")) || is_limit(name);
}

// The name without an f or l at its end: functions for float and long double are called so.
static int has_stem(const char *name, int (*is_name)(const char *)) {
    char stem[32];
    size_t length = strlen(name);
    if (length < 3 || length > sizeof stem || !strchr("fl", name[length - 1])) return 0;
    memcpy(stem, name, length - 1);
    stem[length - 1] = '\0';
    return is_name(stem);
}

// What a variable would hide: library functions, also for float ("expf").
static int is_function(const char *name) {
    return is_library_name(name) || has_stem(name, is_library_name);
}

int is_of_runtime(const char *name) {
    return strncmp(name, "gradc_", 6) == 0 || strncmp(name, "GRADC_", 6) == 0;
}

int is_linked(const char *name) {
    int is_complex = name[0] == 'c' && has_stem(name, is_linked_name);
    return is_linked_name(name) || is_complex;
}

char *identifier(Arena *arena, const char *text, int in_capitals) {
    char *name = arena_copy(arena, text, strlen(text) + 1);
    size_t length = 0;
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        char next = isalnum(byte) && byte < 0x80 ? *text : '_';
        if (next == '_' && (length == 0 || name[length - 1] == '_')) continue;
        if (length == 0 && isdigit(byte)) name[length++] = 'v';
        name[length++] = in_capitals ? (char)toupper((unsigned char)next) : next;
    }
    if (length == 0) name[length++] = 'v';
    name[length] = '\0';
    return name;
}

Lexicon lexicon_new(Arena *arena, const Lexicon *outer) {
    return (Lexicon){.arena = arena, .outer = outer};
}

Lexicon lexicon_of_struct(Arena *arena) {
    return (Lexicon){.arena = arena, .is_struct = 1};
}

static int is_taken(const Lexicon *lexicon, const char *name) {
    if (is_reserved_everywhere(name) || (!lexicon->is_struct && is_function(name))) return 1;
    for (; lexicon; lexicon = lexicon->outer)
        for (int i = 0; i < lexicon->name_count; i++)
            if (strcmp(lexicon->names[i], name) == 0) return 1;
    return 0;
}

const char *lexicon_claim(Lexicon *lexicon, const char *wanted) {
    const char *stem = identifier(lexicon->arena, wanted, 0);
    if (is_of_runtime(stem)) stem = arena_printf(lexicon->arena, "v_%s", stem);
    const char *name = stem;
    const char *joint = strlen(stem) == 1 ? "" : "_";
    for (int number = 2; is_taken(lexicon, name); number++)
        name = arena_printf(lexicon->arena, "%s%s%d", stem, joint, number);
    lexicon->names = arena_grow(lexicon->arena, lexicon->names, lexicon->name_count,
                                &lexicon->name_capacity, sizeof *lexicon->names);
    lexicon->names[lexicon->name_count++] = name;
    return name;
}

void lexicon_bind(Lexicon *lexicon, const void *meaning, const char *text) {
    lexicon->bindings = arena_grow(lexicon->arena, lexicon->bindings, lexicon->binding_count,
                                   &lexicon->binding_capacity, sizeof *lexicon->bindings);
    lexicon->bindings[lexicon->binding_count++] = (Binding){meaning, text};
}

const char *lexicon_find(const Lexicon *lexicon, const void *meaning) {
    for (; lexicon; lexicon = lexicon->outer)
        for (int i = lexicon->binding_count - 1; i >= 0; i--)
            if (lexicon->bindings[i].meaning == meaning) return lexicon->bindings[i].text;
    return NULL;
}

LexiconMark lexicon_mark(const Lexicon *lexicon) {
    return (LexiconMark){lexicon->name_count, lexicon->binding_count};
}

void lexicon_return(Lexicon *lexicon, LexiconMark mark) {
    lexicon->name_count = mark.name_count;
    lexicon->binding_count = mark.binding_count;
}
