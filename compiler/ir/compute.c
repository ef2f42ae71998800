// What an operator makes of constants. Functions are those of strict generated code, so that a
// program is the same on whatever machine it is compiled.
#include "gradc_strict.h"
#include "ir/ir.h"

double operator_compute(OperatorId id, double x, double y) {
    switch (id) {
    case OP_NEGATE: return -x;
    case OP_NOT: return !x;
    case OP_ADD: return x + y;
    case OP_SUBTRACT: return x - y;
    case OP_MULTIPLY: return x * y;
    case OP_DIVIDE: return x / y;
    case OP_EQUAL: return x == y;
    case OP_NOT_EQUAL: return x != y;
    case OP_LESS: return x < y;
    case OP_LESS_EQUAL: return x <= y;
    case OP_GREATER: return x > y;
    case OP_GREATER_EQUAL: return x >= y;
    case OP_AND: return x && y;
    case OP_OR: return x || y;
    case OP_EXP: return gradc_exp(x);
    case OP_LOG: return gradc_log(x);
    case OP_LOG2: return gradc_log2(x);
    case OP_LOG10: return gradc_log10(x);
    case OP_EXPM1: return gradc_expm1(x);
    case OP_LOG1P: return gradc_log1p(x);
    case OP_POWER: return gradc_pow(x, y);
    case OP_SQRT: return sqrt(x);
    case OP_CBRT: return gradc_cbrt(x);
    case OP_SIN: return gradc_sin(x);
    case OP_COS: return gradc_cos(x);
    case OP_TAN: return gradc_tan(x);
    case OP_ASIN: return gradc_asin(x);
    case OP_ACOS: return gradc_acos(x);
    case OP_ATAN: return gradc_atan(x);
    case OP_ATAN2: return gradc_atan2(x, y);
    case OP_HYPOT: return gradc_hypot(x, y);
    case OP_SINH: return gradc_sinh(x);
    case OP_COSH: return gradc_cosh(x);
    case OP_TANH: return gradc_tanh(x);
    case OP_ASINH: return gradc_asinh(x);
    case OP_ACOSH: return gradc_acosh(x);
    case OP_ATANH: return gradc_atanh(x);
    case OP_ERF: return gradc_erf(x);
    case OP_ERFC: return gradc_erfc(x);
    case OP_ABS: return fabs(x);
    case OP_FLOOR: return floor(x);
    default: return NAN; // never a constant
    }
}
