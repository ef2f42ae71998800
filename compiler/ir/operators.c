// The scalar operators: how each is written, and its derivatives.
#include "ir/ir.h"

#include <string.h>

// The derivative of x^y by x is 0 for x = y = 0 and that by y is 0 for x = 0, where the plain
// formulas would make a NaN of 0 times infinity. Elsewhere they stay: their own derivatives count,
// too.
#define POWER_BY_BASE     "x == 0.0 && y == 0.0 ? 0.0 : y * pow(x, y - 1.0)"
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
    [OP_SELECT]        = {OP_SELECT,        "?:",      3, FIX_SELECT,   3, NULL,    {0}}, // see ad/flow.h
    [OP_CONVERT]       = {OP_CONVERT,       "convert", 1, FIX_CONVERT, 15, NULL,    {"1.0"}},
    [OP_STOP]          = {OP_STOP,          "stop",    1, FIX_CALL,    15, NULL,    {0}},
    [OP_UNIFORM]       = {OP_UNIFORM,       "uniform", 3, FIX_CALL,    15, "gradc_uniform", {0}},
    [OP_EXP]           = {OP_EXP,           "exp",     1, FIX_CALL,    15, "exp",   {"result"}},
    [OP_LOG]           = {OP_LOG,           "log",     1, FIX_CALL,    15, "log",   {"1.0 / x"}},
    [OP_LOG2]          = {OP_LOG2,          "log2",    1, FIX_CALL,    15, "log2",  {"1.4426950408889634 / x"}},
    [OP_LOG10]         = {OP_LOG10,         "log10",   1, FIX_CALL,    15, "log10", {"0.4342944819032518 / x"}},
    [OP_EXPM1]         = {OP_EXPM1,         "expm1",   1, FIX_CALL,    15, "expm1", {"exp(x)"}},
    [OP_LOG1P]         = {OP_LOG1P,         "log1p",   1, FIX_CALL,    15, "log1p", {"1.0 / (1.0 + x)"}},
    [OP_POWER]         = {OP_POWER,         "pow",     2, FIX_CALL,    15, "pow",   {POWER_BY_BASE, POWER_BY_EXPONENT}},
    [OP_SQRT]          = {OP_SQRT,          "sqrt",    1, FIX_CALL,    15, "sqrt",  {"0.5 / result"}},
    [OP_CBRT]          = {OP_CBRT,          "cbrt",    1, FIX_CALL,    15, "cbrt",  {"1.0 / (3.0 * result * result)"}},
    [OP_SIN]           = {OP_SIN,           "sin",     1, FIX_CALL,    15, "sin",   {"cos(x)"}},
    [OP_COS]           = {OP_COS,           "cos",     1, FIX_CALL,    15, "cos",   {"-sin(x)"}},
    [OP_TAN]           = {OP_TAN,           "tan",     1, FIX_CALL,    15, "tan",   {"1.0 + result * result"}},
    [OP_ASIN]          = {OP_ASIN,          "asin",    1, FIX_CALL,    15, "asin",  {"1.0 / sqrt((1.0 - x) * (1.0 + x))"}},
    [OP_ACOS]          = {OP_ACOS,          "acos",    1, FIX_CALL,    15, "acos",  {"-1.0 / sqrt((1.0 - x) * (1.0 + x))"}},
    [OP_ATAN]          = {OP_ATAN,          "atan",    1, FIX_CALL,    15, "atan",  {"1.0 / (1.0 + x * x)"}},
    [OP_ATAN2]         = {OP_ATAN2,         "atan2",   2, FIX_CALL,    15, "atan2", {"y / (x * x + y * y)", "-x / (x * x + y * y)"}},
    [OP_HYPOT]         = {OP_HYPOT,         "hypot",   2, FIX_CALL,    15, "hypot", {"result == 0.0 ? 0.0 : x / result", "result == 0.0 ? 0.0 : y / result"}},
    [OP_SINH]          = {OP_SINH,          "sinh",    1, FIX_CALL,    15, "sinh",  {"cosh(x)"}},
    [OP_COSH]          = {OP_COSH,          "cosh",    1, FIX_CALL,    15, "cosh",  {"sinh(x)"}},
    [OP_TANH]          = {OP_TANH,          "tanh",    1, FIX_CALL,    15, "tanh",  {"1.0 - result * result"}},
    [OP_ASINH]         = {OP_ASINH,         "asinh",   1, FIX_CALL,    15, "asinh", {"1.0 / sqrt(x * x + 1.0)"}},
    [OP_ACOSH]         = {OP_ACOSH,         "acosh",   1, FIX_CALL,    15, "acosh", {"1.0 / (sqrt(x - 1.0) * sqrt(x + 1.0))"}},
    [OP_ATANH]         = {OP_ATANH,         "atanh",   1, FIX_CALL,    15, "atanh", {"1.0 / ((1.0 - x) * (1.0 + x))"}},
    [OP_ERF]           = {OP_ERF,           "erf",     1, FIX_CALL,    15, "erf",   {"1.1283791670955126 * exp(-x * x)"}},
    [OP_ERFC]          = {OP_ERFC,          "erfc",    1, FIX_CALL,    15, "erfc",  {"-1.1283791670955126 * exp(-x * x)"}},
    [OP_ABS]           = {OP_ABS,           "abs",     1, FIX_CALL,    15, "fabs",  {"x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : 0.0"}},
    [OP_FLOOR]         = {OP_FLOOR,         "floor",   1, FIX_CALL,    15, "floor", {0}},
};
// clang-format on

const Operator *operator_of(OperatorId id) {
    return id == OP_USER ? NULL : &table[id];
}

int operator_is_comparison(OperatorId id) {
    return id >= OP_EQUAL && id <= OP_GREATER_EQUAL;
}

int operator_is_arithmetic(OperatorId id) {
    return id == OP_NEGATE || id == OP_ADD || id == OP_SUBTRACT || id == OP_MULTIPLY;
}

int operator_costs_much(const Operator *operation) {
    switch (operation->id) {
    case OP_DIVIDE:
    case OP_QUOTIENT:
    case OP_REMAINDER: return 1;
    case OP_STOP: return 0;
    default: return operation->fixity == FIX_CALL;
    }
}

const Operator *operator_named(const Program *program, const char *name, int arity) {
    for (int i = 0; i < OP_USER; i++)
        if (table[i].arity == arity && strcmp(table[i].name, name) == 0) return &table[i];
    for (int i = 0; i < program->operator_count; i++) {
        const Operator *operation = program->operators[i];
        if (operation->arity == arity && strcmp(operation->name, name) == 0) return operation;
    }
    return NULL;
}
