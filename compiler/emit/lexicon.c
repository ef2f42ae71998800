#include "emit/lexicon.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Words that C, C++ and their compilers give a meaning to everywhere, and macros of the headers
// that generated files include. Sorted.
// clang-format off
static const char *const keywords[] = {
    "AIO_PRIO_DELTA_MAX", "BC_BASE_MAX", "BC_DIM_MAX", "BC_SCALE_MAX", "BC_STRING_MAX",
    "BIG_ENDIAN", "BOOL_MAX", "BOOL_WIDTH", "BUFSIZ", "BYTE_ORDER", "CHARCLASS_NAME_MAX",
    "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "CHAR_WIDTH", "COLL_WEIGHTS_MAX", "DELAYTIMER_MAX", "EOF",
    "EXIT_FAILURE", "EXIT_SUCCESS", "EXPR_NEST_MAX", "FD_CLR", "FD_ISSET", "FD_SET", "FD_SETSIZE",
    "FD_ZERO", "FILENAME_MAX", "FOPEN_MAX", "FP_FAST_FMA", "FP_FAST_FMAF", "FP_FAST_FMAL",
    "FP_ILOGB0", "FP_ILOGBNAN", "FP_INFINITE", "FP_INT_DOWNWARD", "FP_INT_TONEAREST",
    "FP_INT_TONEARESTFROMZERO", "FP_INT_TOWARDZERO", "FP_INT_UPWARD", "FP_LLOGB0", "FP_LLOGBNAN",
    "FP_NAN", "FP_NORMAL", "FP_SUBNORMAL", "FP_ZERO", "HOST_NAME_MAX", "HUGE_VAL", "HUGE_VALF",
    "HUGE_VALL", "HUGE_VAL_F128", "HUGE_VAL_F32", "HUGE_VAL_F32X", "HUGE_VAL_F64", "HUGE_VAL_F64X",
    "INFINITY", "IOV_MAX", "LINE_MAX", "LITTLE_ENDIAN", "LLONG_MAX", "LLONG_MIN", "LLONG_WIDTH",
    "LOGIN_NAME_MAX", "LONG_BIT", "LONG_LONG_MAX", "LONG_LONG_MIN", "LONG_MAX", "LONG_MIN",
    "LONG_WIDTH", "L_ctermid", "L_cuserid", "L_tmpnam", "MATH_ERREXCEPT", "MATH_ERRNO", "MAXFLOAT",
    "MAX_CANON", "MAX_INPUT", "MB_CUR_MAX", "MB_LEN_MAX", "MQ_PRIO_MAX", "M_1_PI", "M_2_PI",
    "M_2_SQRTPI", "M_E", "M_LN10", "M_LN2", "M_LOG10E", "M_LOG2E", "M_PI", "M_PI_2", "M_PI_4",
    "M_SQRT1_2", "M_SQRT2", "NAME_MAX", "NAN", "NFDBITS", "NGROUPS_MAX", "NL_ARGMAX", "NL_LANGMAX",
    "NL_MSGMAX", "NL_NMAX", "NL_SETMAX", "NL_TEXTMAX", "NULL", "NZERO", "PATH_MAX", "PDP_ENDIAN",
    "PIPE_BUF", "PTHREAD_DESTRUCTOR_ITERATIONS", "PTHREAD_KEYS_MAX", "PTHREAD_STACK_MIN",
    "PTRDIFF_MAX", "PTRDIFF_MIN", "PTRDIFF_WIDTH", "P_tmpdir", "RAND_MAX", "RE_DUP_MAX",
    "RTSIG_MAX", "SCHAR_MAX", "SCHAR_MIN", "SCHAR_WIDTH", "SEEK_CUR", "SEEK_DATA", "SEEK_END",
    "SEEK_HOLE", "SEEK_SET", "SEM_VALUE_MAX", "SHRT_MAX", "SHRT_MIN", "SHRT_WIDTH",
    "SIG_ATOMIC_MAX", "SIG_ATOMIC_MIN", "SIG_ATOMIC_WIDTH", "SIZE_MAX", "SIZE_WIDTH", "SNAN",
    "SNANF", "SNANF128", "SNANF32", "SNANF32X", "SNANF64", "SNANF64X", "SNANL", "SSIZE_MAX",
    "TMP_MAX", "TTY_NAME_MAX", "UCHAR_MAX", "UCHAR_WIDTH", "ULLONG_MAX", "ULLONG_WIDTH",
    "ULONG_LONG_MAX", "ULONG_MAX", "ULONG_WIDTH", "USHRT_MAX", "USHRT_WIDTH", "WCHAR_MAX",
    "WCHAR_MIN", "WCHAR_WIDTH", "WCONTINUED", "WEXITED", "WEXITSTATUS", "WIFCONTINUED", "WIFEXITED",
    "WIFSIGNALED", "WIFSTOPPED", "WINT_MAX", "WINT_MIN", "WINT_WIDTH", "WNOHANG", "WNOWAIT",
    "WORD_BIT", "WSTOPPED", "WSTOPSIG", "WTERMSIG", "WUNTRACED", "XATTR_LIST_MAX", "XATTR_NAME_MAX",
    "XATTR_SIZE_MAX", "alignas", "alignof", "alloca", "and", "and_eq", "asm", "auto", "be16toh",
    "be32toh", "be64toh", "bitand", "bitor", "bool", "break", "case", "catch", "char", "char16_t",
    "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "complex",
    "concept", "const", "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype",
    "default", "delete", "do", "double", "double_t", "dynamic_cast", "else", "enum", "errno",
    "explicit", "export", "extern", "false", "float", "float_t", "for", "friend", "goto", "htobe16",
    "htobe32", "htobe64", "htole16", "htole32", "htole64", "i386", "if", "imaginary", "inline",
    "int", "issubnormal", "le16toh", "le32toh", "le64toh", "linux", "long", "math_errhandling",
    "mips", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "offsetof",
    "operator", "or", "or_eq", "private", "protected", "ptrdiff_t", "public", "register",
    "reinterpret_cast", "requires", "restrict", "return", "short", "signed", "size_t", "sizeof",
    "sparc", "static", "static_assert", "static_cast", "strdupa", "strndupa", "struct", "sun",
    "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid",
    "typename", "typeof", "union", "unix", "unsigned", "using", "virtual", "void", "volatile",
    "wchar_t", "while", "xor", "xor_eq",
};

// What <math.h> and its kin declare, which a variable would hide. Sorted.
static const char *const library[] = {
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "atexit", "cbrt", "ceil", "clog10",
    "copysign", "cos", "cosh", "drem", "erf", "erfc", "exp", "exp10", "exp2", "expm1", "fabs",
    "fdim", "finite", "floor", "fma", "fmax", "fmin", "fmod", "fpclassify", "frexp", "gamma",
    "gamma_r", "hypot", "ilogb", "index", "isfinite", "isgreater", "isgreaterequal", "isinf",
    "isless", "islessequal", "islessgreater", "isnan", "isnormal", "isunordered", "j0", "j1", "jn",
    "ldexp", "lgamma", "lgamma_r", "llrint", "llround", "log", "log10", "log1p", "log2", "logb",
    "lrint", "lround", "main", "modf", "nan", "nearbyint", "nextafter", "nexttoward", "pow",
    "pow10", "remainder", "remquo", "rint", "round", "roundeven", "scalb", "scalbln", "scalbn",
    "signbit", "signgam", "significand", "sin", "sincos", "sinh", "sqrt", "tan", "tanh", "tgamma",
    "trunc", "y0", "y1", "yn",
};

// What else the C library exports or declares: a function of the same name would take its place, or
// not compile. Sorted.
static const char *const linked[] = {
    "_Exit", "_exit", "a64l", "abort", "abs", "aligned_alloc", "alloca", "at_quick_exit", "atexit",
    "atof", "atoi", "atol", "atoll", "bcmp", "bcopy", "bsearch", "bzero", "cabs", "cacos", "cacosh",
    "calloc", "carg", "casin", "casinh", "catan", "catanh", "ccos", "ccosh", "cexp", "cimag",
    "clearenv", "clearerr", "clock", "clog", "close", "conj", "cpow", "cproj", "creal", "csin",
    "csinh", "csqrt", "ctan", "ctanh", "ctime", "dcgettext", "dgettext", "difftime", "div", "div_t",
    "drand48", "environ", "erand48", "errno", "execl", "execle", "execlp", "execv", "execve",
    "execvp", "exit", "fclose", "feof", "ferror", "fflush", "ffs", "ffsl", "ffsll", "fgetc",
    "fgetpos", "fgets", "fopen", "fork", "fprintf", "fprintf_unlocked", "fputc", "fputc_unlocked",
    "fputs", "fputs_unlocked", "fread", "free", "freopen", "fscanf", "fseek", "fsetpos", "ftell",
    "fwrite", "fwrite_unlocked", "getc", "getchar", "getenv", "getloadavg", "gets", "getsubopt",
    "gettext", "gmtime", "imaxabs", "initstate", "isalnum", "isalpha", "isascii", "isblank",
    "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct", "isspace", "isupper",
    "iswalnum", "iswalpha", "iswblank", "iswcntrl", "iswdigit", "iswgraph", "iswlower", "iswprint",
    "iswpunct", "iswspace", "iswupper", "iswxdigit", "isxdigit", "jrand48", "l64a", "labs",
    "lcong48", "ldiv", "ldiv_t", "llabs", "lldiv", "lldiv_t", "localeconv", "localtime", "longjmp",
    "lrand48", "malloc", "mblen", "mbstowcs", "mbtowc", "memchr", "memcmp", "memcpy", "memmove",
    "mempcpy", "memset", "mkdtemp", "mkstemp", "mktemp", "mktime", "mrand48", "nrand48", "open",
    "perror", "pipe", "posix_memalign", "printf", "printf_unlocked", "putc", "putchar",
    "putchar_unlocked", "putenv", "puts", "puts_unlocked", "qsort", "quick_exit", "raise", "rand",
    "random", "read", "realloc", "realpath", "remove", "rename", "rewind", "rindex", "scanf",
    "seed48", "select", "setbuf", "setenv", "setjmp", "setlocale", "setstate", "setvbuf", "signal",
    "sleep", "snprintf", "sprintf", "srand", "srand48", "srandom", "sscanf", "std", "stderr",
    "stdin", "stdout", "stpcpy", "stpncpy", "strcasecmp", "strcat", "strchr", "strcmp", "strcoll",
    "strcpy", "strcspn", "strdup", "strerror", "strfmon", "strftime", "strlen", "strncasecmp",
    "strncat", "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strsep", "strspn",
    "strstr", "strtod", "strtof", "strtok", "strtol", "strtold", "strtoll", "strtoq", "strtoul",
    "strtoull", "strtouq", "strxfrm", "system", "time", "tmpfile", "tmpnam", "toascii", "tolower",
    "toupper", "towlower", "towupper", "ungetc", "unsetenv", "va_arg", "va_copy", "va_end",
    "va_start", "vfprintf", "vfscanf", "vprintf", "vscanf", "vsnprintf", "vsprintf", "vsscanf",
    "wait", "wcschr", "wcscmp", "wcscpy", "wcslen", "wcsncmp", "wmemchr", "wmemcmp", "wmemcpy",
    "wmemmove", "wmemset", "write",
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
           (ends_with(name, "_MAX") || ends_with(name, "_MIN") || ends_with(name, "_C") ||
            ends_with(name, "_WIDTH"));
}

// M_PIf, M_PIl, M_PIf32x: where there are more types of real numbers, there are such constants.
static int is_typed_constant(const char *name) {
    char stem[16];
    size_t length = strcspn(name, "fl");
    if (strncmp(name, "M_", 2) != 0 || !name[length] || length >= sizeof stem) return 0;
    memcpy(stem, name, length);
    stem[length] = '\0';
    return is_keyword(stem) &&
           strspn(name + length + 1, "0123456789x") == strlen(name + length + 1);
}

// Keywords, and the types and limits of <stdint.h>, which a member of a struct may not be either.
// A number at the end makes each of them a name that is free.
static int is_reserved_everywhere(const char *name) {
    return is_keyword(name) || (ends_with(name, "_t") && strstr(name, "int")) || is_limit(name) ||
           is_typed_constant(name);
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

static int begins_with(const char *name, const char *beginning) {
    return strncmp(name, beginning, strlen(beginning)) == 0;
}

// What the program of `gradc --check` calls its types and functions.
static int is_of_proof(const char *name) {
    return strcmp(name, "dual") == 0 || begins_with(name, "dual_") || strcmp(name, "proof") == 0 ||
           begins_with(name, "proof_");
}

int is_of_runtime(const char *name) {
    return begins_with(name, "gradc_") || begins_with(name, "GRADC_");
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
        if (length == 0 && isdigit(byte)) name[length++] = in_capitals ? 'V' : 'v';
        name[length++] = in_capitals ? (char)toupper((unsigned char)next) : next;
    }
    if (length == 0) name[length++] = 'v';
    name[length] = '\0';
    return name;
}

Lexicon lexicon_new(Arena *arena, const Lexicon *outer) {
    return (Lexicon){.arena = arena, .outer = outer};
}

Lexicon lexicon_of_struct(Arena *arena, const Lexicon *outer) {
    return (Lexicon){.arena = arena, .outer = outer, .is_struct = 1};
}

static int is_taken(const Lexicon *lexicon, const char *name) {
    if (is_reserved_everywhere(name)) return 1;
    if (!lexicon->is_struct && is_function(name)) return 1;
    for (; lexicon; lexicon = lexicon->outer)
        for (int i = 0; i < lexicon->name_count; i++)
            if (strcmp(lexicon->names[i], name) == 0) return 1;
    return 0;
}

static int is_within_proof(const Lexicon *lexicon) {
    while (lexicon && !lexicon->is_proof) lexicon = lexicon->outer;
    return lexicon != NULL;
}

const char *lexicon_claim(Lexicon *lexicon, const char *wanted) {
    const char *stem = identifier(lexicon->arena, wanted, 0);
    if (is_of_runtime(stem) || (is_of_proof(stem) && is_within_proof(lexicon)))
        stem = arena_printf(lexicon->arena, "v_%s", stem);
    const char *name = stem;
    size_t length = strlen(stem);
    const char *joint = length == 1 || stem[length - 1] == '_' ? "" : "_";
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
