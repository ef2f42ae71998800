/* Dual numbers: a value, and its slope along one direction. The rules are written by hand and share
   nothing with the compiler, whose derivatives they are there to prove. It stands behind noise.h. */
#ifndef GRADC_DUAL_H
#define GRADC_DUAL_H

#include <math.h>

typedef struct dual {
    double value, slope;
} dual;

enum { DUAL_VALUE, DUAL_SLOPE, DUAL_PARTS, DUAL_LAST_DIRECTION = DUAL_SLOPE };

static double dual_part(dual a, int part)
{
    return part == DUAL_VALUE ? a.value : a.slope;
}

static void dual_set(dual *a, int part, double number)
{
    *(part == DUAL_VALUE ? &a->value : &a->slope) = number;
}

static dual dual_constant(double value)
{
    const dual result = {value, 0};
    return result;
}

/* What moves along the direction at this speed. */
static dual dual_moving(double value, double speed)
{
    dual result = dual_constant(value);
    dual_set(&result, DUAL_SLOPE, speed);
    return result;
}

/* A function of a, of this value and slope. What does not move adds nothing, however steep it is. */
static dual dual_chain(dual a, double value, double by_a)
{
    const dual result = {dual_rounded(value), a.slope == 0 ? 0 : dual_rounded(by_a * a.slope)};
    return result;
}

static dual dual_chain_two(dual a, dual b, double value, double by_a, double by_b)
{
    const double slope = dual_chain(a, 0, by_a).slope + dual_chain(b, 0, by_b).slope;
    const dual result = {dual_rounded(value), dual_rounded(slope)};
    return result;
}

static dual dual_add(dual a, dual b)
{
    const dual result = {dual_rounded(a.value + b.value), dual_rounded(a.slope + b.slope)};
    return result;
}

static dual dual_subtract(dual a, dual b)
{
    const dual result = {dual_rounded(a.value - b.value), dual_rounded(a.slope - b.slope)};
    return result;
}

static dual dual_multiply(dual a, dual b)
{
    const double slope = a.slope * b.value + a.value * b.slope;
    const dual result = {dual_rounded(a.value * b.value), dual_rounded(slope)};
    return result;
}

static dual dual_divide(dual a, dual b)
{
    const double x = a.value, y = b.value;
    return dual_chain_two(a, b, x / y, 1 / y, -x / (y * y));
}

static dual dual_pow(dual a, dual b)
{
    const double x = a.value, y = b.value, result = pow(x, y);
    const double by_x = x == 0 && y == 0 ? 0 : y * pow(x, y - 1);
    const double by_y = x == 0 ? 0 : result * log(x);
    return dual_chain_two(a, b, result, by_x, by_y);
}

static dual dual_atan2(dual a, dual b)
{
    const double y = a.value, x = b.value, square = x * x + y * y;
    return dual_chain_two(a, b, atan2(y, x), x / square, -y / square);
}

/* Its gradient at 0 is 0. */
static dual dual_hypot(dual a, dual b)
{
    const double length = hypot(a.value, b.value), divisor = length == 0 ? 1 : length;
    return dual_chain_two(a, b, length, a.value / divisor, b.value / divisor);
}

static dual dual_negate(dual a)
{
    const dual result = {-a.value, -a.slope};
    return result;
}

static dual dual_abs(dual a)
{
    const dual result = {fabs(a.value), a.slope * ((a.value > 0) - (a.value < 0))};
    return result;
}

static dual dual_floor(dual a)
{
    return dual_constant(floor(a.value));
}

static dual dual_exp(dual a)
{
    return dual_chain(a, exp(a.value), exp(a.value));
}

static dual dual_expm1(dual a)
{
    return dual_chain(a, expm1(a.value), exp(a.value));
}

static dual dual_log(dual a)
{
    return dual_chain(a, log(a.value), 1 / a.value);
}

static dual dual_log2(dual a)
{
    return dual_chain(a, log2(a.value), 1 / (a.value * log(2.0)));
}

static dual dual_log10(dual a)
{
    return dual_chain(a, log10(a.value), 1 / (a.value * log(10.0)));
}

static dual dual_log1p(dual a)
{
    return dual_chain(a, log1p(a.value), 1 / (1 + a.value));
}

static dual dual_sqrt(dual a)
{
    return dual_chain(a, sqrt(a.value), 1 / (2 * sqrt(a.value)));
}

static dual dual_cbrt(dual a)
{
    return dual_chain(a, cbrt(a.value), 1 / (3 * cbrt(a.value * a.value)));
}

static dual dual_sin(dual a)
{
    return dual_chain(a, sin(a.value), cos(a.value));
}

static dual dual_cos(dual a)
{
    return dual_chain(a, cos(a.value), -sin(a.value));
}

static dual dual_tan(dual a)
{
    return dual_chain(a, tan(a.value), 1 / (cos(a.value) * cos(a.value)));
}

static dual dual_asin(dual a)
{
    return dual_chain(a, asin(a.value), 1 / sqrt(1 - a.value * a.value));
}

static dual dual_acos(dual a)
{
    return dual_chain(a, acos(a.value), -1 / sqrt(1 - a.value * a.value));
}

static dual dual_atan(dual a)
{
    return dual_chain(a, atan(a.value), 1 / (1 + a.value * a.value));
}

static dual dual_sinh(dual a)
{
    return dual_chain(a, sinh(a.value), cosh(a.value));
}

static dual dual_cosh(dual a)
{
    return dual_chain(a, cosh(a.value), sinh(a.value));
}

/* By the formula that generated code has, little is left of a result that is rounded to 1. */
static dual dual_tanh(dual a)
{
    const double result = dual_rounded(tanh(a.value));
    const double slope = 1 / (cosh(a.value) * cosh(a.value));
    return dual_chain(a, tanh(a.value), dual_by_rules ? 1 - result * result : slope);
}

static dual dual_asinh(dual a)
{
    return dual_chain(a, asinh(a.value), 1 / sqrt(a.value * a.value + 1));
}

static dual dual_acosh(dual a)
{
    return dual_chain(a, acosh(a.value), 1 / sqrt(a.value * a.value - 1));
}

static dual dual_atanh(dual a)
{
    return dual_chain(a, atanh(a.value), 1 / (1 - a.value * a.value));
}

static dual dual_erf(dual a)
{
    return dual_chain(a, erf(a.value), 2 / sqrt(acos(-1.0)) * exp(-a.value * a.value));
}

static dual dual_erfc(dual a)
{
    return dual_chain(a, erfc(a.value), -2 / sqrt(acos(-1.0)) * exp(-a.value * a.value));
}

/* Adds to a result what it changes with a, at this rate: for functions whose derivative is given. */
static dual dual_by_rule(dual result, dual rate, dual a)
{
    result.slope = dual_rounded(result.slope + dual_chain(a, 0, rate.value).slope);
    return result;
}

/* How far a rule is off: its slope against the difference quotient of what lies a step before and
   after. */
static double dual_error(dual a, dual before, dual after, double step)
{
    return fabs(a.slope - (after.value - before.value) / (2 * step)) / (1 + fabs(a.slope));
}

#endif
