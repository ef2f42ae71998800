/* Hyper-dual numbers: a value, its slopes along two directions, and the mixed second derivative
   along both. They have the names of dual numbers, and stand in for them where second derivatives
   are proved. The rules are written by hand and share nothing with the compiler. It stands behind
   noise.h. */
#ifndef GRADC_DUAL_H
#define GRADC_DUAL_H

#include <math.h>

typedef struct dual {
    double value, slope, other, mixed;
} dual;

enum { DUAL_VALUE, DUAL_SLOPE, DUAL_OTHER, DUAL_MIXED, DUAL_PARTS, DUAL_LAST_DIRECTION = DUAL_OTHER };

static double dual_part(dual a, int part)
{
    const double parts[] = {a.value, a.slope, a.other, a.mixed};
    return parts[part];
}

static void dual_set(dual *a, int part, double number)
{
    double *const parts[] = {&a->value, &a->slope, &a->other, &a->mixed};
    *parts[part] = number;
}

static dual dual_constant(double value)
{
    const dual result = {value, 0, 0, 0};
    return result;
}

/* What moves along both directions at this speed. */
static dual dual_moving(double value, double speed)
{
    dual result = dual_constant(value);
    dual_set(&result, DUAL_SLOPE, speed);
    dual_set(&result, DUAL_OTHER, speed);
    return result;
}

/* What does not move adds nothing, however steep it is. */
static double dual_times(double factor, double speed)
{
    return speed == 0 ? 0 : factor * speed;
}

/* A function of a, of this value, slope and second derivative. */
static dual dual_chain(dual a, double value, double by_a, double by_aa)
{
    const double mixed = dual_times(by_a, a.mixed) + dual_times(by_aa, a.slope * a.other);
    const dual result = {dual_rounded(value), dual_rounded(dual_times(by_a, a.slope)),
                         dual_rounded(dual_times(by_a, a.other)), dual_rounded(mixed)};
    return result;
}

static dual dual_chain_two(dual a, dual b, double value, double by_a, double by_b, double by_aa,
                           double by_ab, double by_bb)
{
    const dual along_a = dual_chain(a, 0, by_a, by_aa), along_b = dual_chain(b, 0, by_b, by_bb);
    const double both = a.slope * b.other + a.other * b.slope;
    const double mixed = along_a.mixed + along_b.mixed + dual_times(by_ab, both);
    const dual result = {dual_rounded(value), dual_rounded(along_a.slope + along_b.slope),
                         dual_rounded(along_a.other + along_b.other), dual_rounded(mixed)};
    return result;
}

static dual dual_add(dual a, dual b)
{
    const dual result = {dual_rounded(a.value + b.value), dual_rounded(a.slope + b.slope),
                         dual_rounded(a.other + b.other), dual_rounded(a.mixed + b.mixed)};
    return result;
}

static dual dual_subtract(dual a, dual b)
{
    const dual result = {dual_rounded(a.value - b.value), dual_rounded(a.slope - b.slope),
                         dual_rounded(a.other - b.other), dual_rounded(a.mixed - b.mixed)};
    return result;
}

static dual dual_multiply(dual a, dual b)
{
    return dual_chain_two(a, b, a.value * b.value, b.value, a.value, 0, 1, 0);
}

static dual dual_divide(dual a, dual b)
{
    const double x = a.value, y = b.value;
    return dual_chain_two(a, b, x / y, 1 / y, -x / (y * y), 0, -1 / (y * y), 2 * x / (y * y * y));
}

static dual dual_pow(dual a, dual b)
{
    const double x = a.value, y = b.value, result = pow(x, y), lower = pow(x, y - 1);
    const double by_x = y == 0 ? 0 : y * lower;
    const double by_y = x == 0 ? 0 : result * log(x);
    const double by_xx = y == 0 || y == 1 ? 0 : y * (y - 1) * pow(x, y - 2);
    const double by_xy = x == 0 ? 0 : lower * (1 + y * log(x));
    const double by_yy = x == 0 ? 0 : result * log(x) * log(x);
    return dual_chain_two(a, b, result, by_x, by_y, by_xx, by_xy, by_yy);
}

static dual dual_atan2(dual a, dual b)
{
    const double y = a.value, x = b.value, square = x * x + y * y, twice = 2 * x * y;
    return dual_chain_two(a, b, atan2(y, x), x / square, -y / square, -twice / (square * square),
                          (y * y - x * x) / (square * square), twice / (square * square));
}

/* Its derivatives at 0 are 0. */
static dual dual_hypot(dual a, dual b)
{
    const double x = a.value, y = b.value, length = hypot(x, y), divisor = length == 0 ? 1 : length;
    const double by_x = x / divisor, by_y = y / divisor;
    return dual_chain_two(a, b, length, by_x, by_y, by_y * by_y / divisor, -by_x * by_y / divisor,
                          by_x * by_x / divisor);
}

static dual dual_negate(dual a)
{
    const dual result = {-a.value, -a.slope, -a.other, -a.mixed};
    return result;
}

static dual dual_abs(dual a)
{
    const int sign = (a.value > 0) - (a.value < 0);
    const dual result = {fabs(a.value), a.slope * sign, a.other * sign, a.mixed * sign};
    return result;
}

static dual dual_floor(dual a)
{
    return dual_constant(floor(a.value));
}

static dual dual_exp(dual a)
{
    return dual_chain(a, exp(a.value), exp(a.value), exp(a.value));
}

static dual dual_expm1(dual a)
{
    return dual_chain(a, expm1(a.value), exp(a.value), exp(a.value));
}

static dual dual_log(dual a)
{
    return dual_chain(a, log(a.value), 1 / a.value, -1 / (a.value * a.value));
}

static dual dual_log2(dual a)
{
    const double slope = 1 / (a.value * log(2.0));
    return dual_chain(a, log2(a.value), slope, -slope / a.value);
}

static dual dual_log10(dual a)
{
    const double slope = 1 / (a.value * log(10.0));
    return dual_chain(a, log10(a.value), slope, -slope / a.value);
}

static dual dual_log1p(dual a)
{
    const double y = 1 + a.value;
    return dual_chain(a, log1p(a.value), 1 / y, -1 / (y * y));
}

static dual dual_sqrt(dual a)
{
    const double root = sqrt(a.value);
    return dual_chain(a, root, 1 / (2 * root), -1 / (4 * root * a.value));
}

static dual dual_cbrt(dual a)
{
    const double root = cbrt(a.value), square = root * root;
    return dual_chain(a, root, 1 / (3 * square), -2 / (9 * square * a.value));
}

static dual dual_sin(dual a)
{
    return dual_chain(a, sin(a.value), cos(a.value), -sin(a.value));
}

static dual dual_cos(dual a)
{
    return dual_chain(a, cos(a.value), -sin(a.value), -cos(a.value));
}

static dual dual_tan(dual a)
{
    const double slope = 1 / (cos(a.value) * cos(a.value));
    return dual_chain(a, tan(a.value), slope, 2 * tan(a.value) * slope);
}

static dual dual_asin(dual a)
{
    const double rest = 1 - a.value * a.value, slope = 1 / sqrt(rest);
    return dual_chain(a, asin(a.value), slope, a.value * slope / rest);
}

static dual dual_acos(dual a)
{
    const double rest = 1 - a.value * a.value, slope = -1 / sqrt(rest);
    return dual_chain(a, acos(a.value), slope, a.value * slope / rest);
}

static dual dual_atan(dual a)
{
    const double slope = 1 / (1 + a.value * a.value);
    return dual_chain(a, atan(a.value), slope, -2 * a.value * slope * slope);
}

static dual dual_sinh(dual a)
{
    return dual_chain(a, sinh(a.value), cosh(a.value), sinh(a.value));
}

static dual dual_cosh(dual a)
{
    return dual_chain(a, cosh(a.value), sinh(a.value), cosh(a.value));
}

/* By the formula that generated code has, little is left of a result that is rounded to 1. */
static dual dual_tanh(dual a)
{
    const double result = dual_rounded(tanh(a.value)), cosine = cosh(a.value);
    const double slope = dual_by_rules ? 1 - result * result : 1 / (cosine * cosine);
    return dual_chain(a, tanh(a.value), slope, -2 * tanh(a.value) * slope);
}

static dual dual_asinh(dual a)
{
    const double rest = a.value * a.value + 1, slope = 1 / sqrt(rest);
    return dual_chain(a, asinh(a.value), slope, -a.value * slope / rest);
}

static dual dual_acosh(dual a)
{
    const double rest = a.value * a.value - 1, slope = 1 / sqrt(rest);
    return dual_chain(a, acosh(a.value), slope, -a.value * slope / rest);
}

static dual dual_atanh(dual a)
{
    const double slope = 1 / (1 - a.value * a.value);
    return dual_chain(a, atanh(a.value), slope, 2 * a.value * slope * slope);
}

static dual dual_erf(dual a)
{
    const double slope = 2 / sqrt(acos(-1.0)) * exp(-a.value * a.value);
    return dual_chain(a, erf(a.value), slope, -2 * a.value * slope);
}

static dual dual_erfc(dual a)
{
    const double slope = -2 / sqrt(acos(-1.0)) * exp(-a.value * a.value);
    return dual_chain(a, erfc(a.value), slope, -2 * a.value * slope);
}

/* Adds to a result what it changes with a, at this rate: for functions whose derivative is given. */
static dual dual_by_rule(dual result, dual rate, dual a)
{
    const double mixed = dual_times(rate.value, a.mixed) + dual_times(rate.other, a.slope);
    result.slope = dual_rounded(result.slope + dual_times(rate.value, a.slope));
    result.other = dual_rounded(result.other + dual_times(rate.value, a.other));
    result.mixed = dual_rounded(result.mixed + mixed);
    return result;
}

/* How far a rule is off: its slopes against the difference quotient of what lies a step before and
   after, and its second derivative against that of the slopes. */
static double dual_error(dual a, dual before, dual after, double step)
{
    const double slope = (after.value - before.value) / (2 * step);
    const double mixed = (after.slope - before.slope) / (2 * step);
    const double first = fmax(fabs(a.slope - slope), fabs(a.other - slope)) / (1 + fabs(a.slope));
    return fmax(first, fabs(a.mixed - mixed) / (1 + fabs(a.mixed)));
}

#endif
