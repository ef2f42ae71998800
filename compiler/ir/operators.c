// The scalar operators: how each is written, and its derivatives.
#include "ir/ir.h"

#include <string.h>

// The derivative of x^y by x is 0 for y = 0 and that by y is 0 for x = 0, where the plain formulas
// would make a NaN of 0 times infinity.
#define POWER_BY_BASE "y == 0.0 ? 0.0 : y * pow(x, y - 1.0)"
#define POWER_BY_EXPONENT "x == 0.0 ? 0.0 : result * log(x)"

// clang-format off
static const Operator table[OP_COUNT] = {
    // id                  name      arity fixity    prec c_name   derivatives by x, y
    [OP_NEGATE]        = {OP_NEGATE,        "-",       1, FIX_PREFIX,  14, NULL,    {"-1.0"}},
    [OP_NOT]           = {OP_NOT,           "!",       1, FIX_PREFIX,  14, NULL,    {0}},
    [OP_ADD]           = {OP_ADD,           "+",       2, FIX_INFIX,   12, NULL,    {"1.0", "1.0"}},
    [OP_SUBTRACT]      = {OP_SUBTRACT,      "-",       2, FIX_INFIX,   12, NULL,    {"1.0", "-1.0"}},
    [OP_MULTIPLY]      = {OP_MULTIPLY,      "*",       2, FIX_INFIX,   13, NULL,    {"y", "x"}},
    [OP_DIVIDE]        = {OP_DIVIDE,        "/",       2, FIX_INFIX,   13, NULL,    {"1.0 / y", "-result / y"}},
    [OP_QUOTIENT]      = {OP_QUOTIENT,      "/",       2, FIX_INFIX,   13, NULL,    {0}},
    [OP_REMAINDER]     = {OP_REMAINDER,     "%",       2, FIX_INFIX,   13, NULL,    {0}},
    [OP_EQUAL]         = {OP_EQUAL,         "==",      2, FIX_INFIX,    9, NULL,    {0}},
    [OP_NOT_EQUAL]     = {OP_NOT_EQUAL,     "!=",      2, FIX_INFIX,    9, NULL,    {0}},
    [OP_LESS]          = {OP_LESS,          "<",       2, FIX_INFIX,   10, NULL,    {0}},
    [OP_LESS_EQUAL]    = {OP_LESS_EQUAL,    "<=",      2, FIX_INFIX,   10, NULL,    {0}},
    [OP_GREATER]       = {OP_GREATER,       ">",       2, FIX_INFIX,   10, NULL,    {0}},
    [OP_GREATER_EQUAL] = {OP_GREATER_EQUAL, ">=",      2, FIX_INFIX,   10, NULL,    {0}},
    [OP_AND]           = {OP_AND,           "&&",      2, FIX_INFIX,    5, NULL,    {0}},
    [OP_OR]            = {OP_OR,            "||",      2, FIX_INFIX,    4, NULL,    {0}},
    [OP_SELECT]        = {OP_SELECT,        "?:",      3, FIX_SELECT,   3, NULL,    {NULL, "x ? 1.0 : 0.0", "x ? 0.0 : 1.0"}},
    [OP_CONVERT]       = {OP_CONVERT,       "convert", 1, FIX_CONVERT, 15, NULL,    {"1.0"}},
    [OP_STOP]          = {OP_STOP,          "stop",    1, FIX_CALL,    15, NULL,    {0}},
    [OP_UNIFORM]       = {OP_UNIFORM,       "uniform", 3, FIX_CALL,    15, "gradc_uniform", {0}},
    [OP_EXP]           = {OP_EXP,           "exp",     1, FIX_CALL,    15, "exp",   {"result"}},
    [OP_LOG]           = {OP_LOG,           "log",     1, FIX_CALL,    15, "log",   {"1.0 / x"}},
    [OP_SQRT]          = {OP_SQRT,          "sqrt",    1, FIX_CALL,    15, "sqrt",  {"0.5 / result"}},
    [OP_TANH]          = {OP_TANH,          "tanh",    1, FIX_CALL,    15, "tanh",  {"1.0 - result * result"}},
    [OP_SIN]           = {OP_SIN,           "sin",     1, FIX_CALL,    15, "sin",   {"cos(x)"}},
    [OP_COS]           = {OP_COS,           "cos",     1, FIX_CALL,    15, "cos",   {"-sin(x)"}},
    [OP_POWER]         = {OP_POWER,         "pow",     2, FIX_CALL,    15, "pow",   {POWER_BY_BASE, POWER_BY_EXPONENT}},
    [OP_ABS]           = {OP_ABS,           "abs",     1, FIX_CALL,    15, "fabs",  {"x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : 0.0"}},
    [OP_FLOOR]         = {OP_FLOOR,         "floor",   1, FIX_CALL,    15, "floor", {0}},
};
// clang-format on

const Operator *operator_of(OperatorId id) {
    return id == OP_USER ? NULL : &table[id];
}

const Operator *operator_named(const Program *program, const char *name, int arity) {
    for (int i = 0; i < OP_USER; i++)
        if (table[i].arity == arity && strcmp(table[i].name, name) == 0) return &table[i];
    for (int i = 0; i < program->operator_count; i++) {
        const Operator *operator= program->operators[i];
        if (operator->arity == arity && strcmp(operator->name, name) == 0) return operator;
    }
    return NULL;
}
