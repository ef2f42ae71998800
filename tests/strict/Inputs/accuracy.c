#include "gradc_strict.h"

#include <stdio.h>

static uint64_t state;

/* From 0 to 1. */
static double uniform(void)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(state >> 11) * (1.0 / 9007199254740992.0);
}

/* How far a result is from what it should be, in units in the last place. */
static double error_of(double result, long double exact)
{
    const double rounded = (double)exact;
    int exponent;
    if (isnan(result) || isnan(rounded)) return isnan(result) && isnan(rounded) ? 0.0 : 1e9;
    if (isinf(result) || isinf(rounded)) return result == rounded ? 0.0 : 1e9;
    frexp(rounded, &exponent);
    return (double)(fabsl((long double)result - exact) / ldexpl(1.0L, exponent < -1021 ? -1074 : exponent - 53));
}

/* Says where a result is farther away than `most` units, or has another sign. */
static void judge(const char *name, double x, double y, double result, long double exact,
                  double most)
{
    const int has_sign = isnan(result) || !signbit(result) == !signbit(exact);
    if (!(error_of(result, exact) <= most) || !has_sign)
        printf("wrong: %s(%.17g, %.17g) is %.17g, not %.20Lg\n", name, x, y, result, exact);
}

/* Numbers of both signs from 2^low to 2^high, and from -2 to 2. */
static double sample(double low, double high)
{
    const double near = 4.0 * uniform() - 2.0, far = exp2(low + (high - low) * uniform());
    return uniform() < 0.5 ? near : uniform() < 0.5 ? far : -far;
}

static const double special[] = {
    0.0, 1.0, 0.5, 2.0, 3.0, 2.5, INFINITY, NAN, 1e300, 1e-300, 5e-324, 1e-310, 4503599627370497.5,
    9007199254740993.0, 709.782712893384, 710.4, 711.0, 745.13, 746.0, 1.7976931348623157e308,
    0.9999999999999999, 1.0000000000000002, 0.78539816339744828, 1.5707963267948966, 22.0, 6.0,
};

enum { SPECIAL = 2 * sizeof special / sizeof *special, SAMPLES = 100000 };

static double special_number(int i)
{
    return i % 2 ? -special[i / 2] : special[i / 2];
}

typedef struct Unary {
    const char *name;
    double (*own)(double);
    long double (*exact)(long double);
    double low, high; /* exponents of what is tried */
    double most;      /* units in the last place */
} Unary;

static void try_unary(const Unary *unary)
{
    for (int i = 0; i < SPECIAL + SAMPLES; i++) {
        const double x = i < SPECIAL ? special_number(i) : sample(unary->low, unary->high);
        judge(unary->name, x, 0.0, unary->own(x), unary->exact(x), unary->most);
    }
}

typedef struct Binary {
    const char *name;
    double (*own)(double, double);
    long double (*exact)(long double, long double);
    double most;
} Binary;

static void try_binary(const Binary *binary)
{
    for (int i = 0; i < SPECIAL * SPECIAL + 2 * SAMPLES; i++) {
        const int is_special = i < SPECIAL * SPECIAL, is_steep = i % 3 == 0;
        double x = is_special ? special_number(i / SPECIAL) : sample(-1020.0, 1020.0);
        const double y = is_special ? special_number(i % SPECIAL) : sample(-40.0, is_steep ? 40.0 : 9.0);
        if (!is_special && is_steep) x = 1.0 + exp2(-40.0 * uniform()) * (uniform() - 0.5);
        judge(binary->name, x, y, binary->own(x, y), binary->exact(x, y), binary->most);
    }
}

int main(void)
{
    static const Unary unary[] = {
        {"exp", gradc_exp, expl, -60.0, 10.0, 1.0},
        {"log", gradc_log, logl, -1074.0, 1024.0, 1.0},
        {"sin", gradc_sin, sinl, -60.0, 62.0, 1.0},
        {"cos", gradc_cos, cosl, -60.0, 62.0, 1.0},
        {"log2", gradc_log2, log2l, -1074.0, 1024.0, 2.0},
        {"log10", gradc_log10, log10l, -1074.0, 1024.0, 2.0},
        {"log1p", gradc_log1p, log1pl, -60.0, 1024.0, 1.0},
        {"cbrt", gradc_cbrt, cbrtl, -1074.0, 1024.0, 1.0},
        {"expm1", gradc_expm1, expm1l, -60.0, 10.0, 2.0},
        {"erf", gradc_erf, erfl, -60.0, 3.0, 2.0},
        {"erfc", gradc_erfc, erfcl, -60.0, 5.0, 4.0},
        {"asinh", gradc_asinh, asinhl, -60.0, 1024.0, 2.0},
        {"acosh", gradc_acosh, acoshl, 0.0, 1024.0, 2.0},
        {"atanh", gradc_atanh, atanhl, -60.0, 0.0, 2.0},
        {"atan", gradc_atan, atanl, -60.0, 60.0, 2.0},
        {"tan", gradc_tan, tanl, -60.0, 62.0, 3.0},
        {"sinh", gradc_sinh, sinhl, -60.0, 10.0, 3.0},
        {"cosh", gradc_cosh, coshl, -60.0, 10.0, 3.0},
        {"tanh", gradc_tanh, tanhl, -60.0, 6.0, 3.0},
        {"asin", gradc_asin, asinl, -60.0, 0.0, 3.0},
        {"acos", gradc_acos, acosl, -60.0, 0.0, 3.5},
    };
    static const Binary binary[] = {
        {"pow", gradc_pow, powl, 1.0},
        {"atan2", gradc_atan2, atan2l, 3.0},
        {"hypot", gradc_hypot, hypotl, 2.0},
    };
    const int unaries = sizeof unary / sizeof *unary, binaries = sizeof binary / sizeof *binary;
    for (int i = 0; i < unaries; i++) try_unary(&unary[i]);
    for (int i = 0; i < binaries; i++) try_binary(&binary[i]);
    for (int a = 1; a < 400; a++)
        for (int b = 1; b < a; b++) {
            const int c = (int)sqrt((double)(a * a + b * b));
            if (c * c == a * a + b * b && gradc_hypot(a, b) != c) printf("wrong: hypot(%d, %d)\n", a, b);
        }
    for (int k = 0; k < 23; k++)
        if (gradc_log10(pow(10.0, k)) != k) printf("wrong: log10 of 10^%d\n", k);
    for (int k = -1074; k < 1024; k++)
        if (gradc_log2(ldexp(1.0, k)) != k) printf("wrong: log2 of 2^%d\n", k);
    printf("%d functions\n", unaries + binaries);
    return 0;
}
