/* The heart of what ccheck.py writes: derivatives against difference quotients of the C itself, in
   quadruple precision. */
#define __STDC_WANT_IEC_60559_TYPES_EXT__ /* <tgmath.h> knows _Float128 */
#include <assert.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

/* The types of arguments choose a function: what ends in f or l is no other one. */
#define expf(x)         exp(x)
#define expl(x)         exp(x)
#define logf(x)         log(x)
#define logl(x)         log(x)
#define expm1f(x)       expm1(x)
#define expm1l(x)       expm1(x)
#define log1pf(x)       log1p(x)
#define log1pl(x)       log1p(x)
#define exp2f(x)        exp2(x)
#define exp2l(x)        exp2(x)
#define log2f(x)        log2(x)
#define log2l(x)        log2(x)
#define log10f(x)       log10(x)
#define log10l(x)       log10(x)
#define sqrtf(x)        sqrt(x)
#define sqrtl(x)        sqrt(x)
#define cbrtf(x)        cbrt(x)
#define cbrtl(x)        cbrt(x)
#define sinf(x)         sin(x)
#define sinl(x)         sin(x)
#define cosf(x)         cos(x)
#define cosl(x)         cos(x)
#define tanf(x)         tan(x)
#define tanl(x)         tan(x)
#define asinf(x)        asin(x)
#define asinl(x)        asin(x)
#define acosf(x)        acos(x)
#define acosl(x)        acos(x)
#define atanf(x)        atan(x)
#define atanl(x)        atan(x)
#define sinhf(x)        sinh(x)
#define sinhl(x)        sinh(x)
#define coshf(x)        cosh(x)
#define coshl(x)        cosh(x)
#define tanhf(x)        tanh(x)
#define tanhl(x)        tanh(x)
#define asinhf(x)       asinh(x)
#define asinhl(x)       asinh(x)
#define acoshf(x)       acosh(x)
#define acoshl(x)       acosh(x)
#define atanhf(x)       atanh(x)
#define atanhl(x)       atanh(x)
#define erff(x)         erf(x)
#define erfl(x)         erf(x)
#define erfcf(x)        erfc(x)
#define erfcl(x)        erfc(x)
#define floorf(x)       floor(x)
#define floorl(x)       floor(x)
#define ceilf(x)        ceil(x)
#define ceill(x)        ceil(x)
#define roundf(x)       round(x)
#define roundl(x)       round(x)
#define truncf(x)       trunc(x)
#define truncl(x)       trunc(x)
#define fabsf(x)        fabs(x)
#define fabsl(x)        fabs(x)
#define powf(x, y)      pow(x, y)
#define powl(x, y)      pow(x, y)
#define atan2f(x, y)    atan2(x, y)
#define atan2l(x, y)    atan2(x, y)
#define hypotf(x, y)    hypot(x, y)
#define hypotl(x, y)    hypot(x, y)
#define fmaxf(x, y)     fmax(x, y)
#define fmaxl(x, y)     fmax(x, y)
#define fminf(x, y)     fmin(x, y)
#define fminl(x, y)     fmin(x, y)
#define fmodf(x, y)     fmod(x, y)
#define fmodl(x, y)     fmod(x, y)
#define copysignf(x, y) copysign(x, y)
#define copysignl(x, y) copysign(x, y)
#define fmaf(x, y, z)   fma(x, y, z)
#define fmal(x, y, z)   fma(x, y, z)

typedef _Float128 Wide;

/* The error of a central quotient is of the order of its square, 1e-20; that by rounding 1e-24. */
static const Wide step = 0x1p-33;

/* An argument, or a member of one: a number or the elements of an array. */
typedef struct Leaf {
    const char *name;
    bool is_integer, is_single, is_compared;
    int count;
    double *value;
    Wide *wide;
    double *slopes; /* of each result by each element */
} Leaf;

typedef struct Function {
    const char *name;
    int leaf_count, result_count;
    Leaf *leaves;
    void (*original)(const Leaf *leaves, Wide *results);
    void (*derivative)(const Leaf *leaves, double *value);
    bool has_value;
    double tolerance, low, high;
    uint64_t seed;
} Function;

static double random_number(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*seed >> 11) * 0x1p-53;
}

static void allocate(Function *function) {
    for (int i = 0; i < function->leaf_count; i++) {
        Leaf *leaf = &function->leaves[i];
        const size_t count = (size_t)(leaf->count ? leaf->count : 1);
        leaf->value = calloc(count, sizeof *leaf->value);
        leaf->wide = calloc(count, sizeof *leaf->wide);
        leaf->slopes = calloc(count * (size_t)function->result_count, sizeof *leaf->slopes);
    }
}

static void choose_point(Function *function) {
    for (int i = 0; i < function->leaf_count; i++) {
        const Leaf *leaf = &function->leaves[i];
        for (int k = 0; k < leaf->count; k++) {
            const double random = random_number(&function->seed);
            double value = function->low + (function->high - function->low) * random;
            if (leaf->is_single) value = (double)(float)value;
            if (leaf->is_integer && leaf->count > 1) leaf->value[k] = (int)(5 * random);
            if (!leaf->is_integer) leaf->value[k] = value;
            leaf->wide[k] = leaf->value[k];
        }
    }
}

/* The quotients by one element, into `row`. Returns whether there is a slope: whether those of both
   sides agree. */
static bool quotients(const Function *function, Wide *place, const Wide *centre, Wide *row) {
    const int count = function->result_count;
    Wide up[count], down[count];
    const Wide before = *place;
    *place = before + step;
    function->original(function->leaves, up);
    *place = before - step;
    function->original(function->leaves, down);
    *place = before;
    bool is_smooth = true;
    for (int r = 0; r < count; r++) {
        const Wide above = (up[r] - centre[r]) / step, below = (centre[r] - down[r]) / step;
        row[r] = (above + below) / 2;
        is_smooth &= fabs(above - below) <= (Wide)1e-6 * (1 + fabs(above) + fabs(below));
    }
    return is_smooth;
}

static int complain(const Function *function, const char *what, int r, double made, Wide exact) {
    printf("%s, result %d: %s is %.17g, not %.17g\n", function->name, r, what, made, (double)exact);
    return 1;
}

/* All derivatives at a point, whose quotients are known. Returns how many are wrong. */
static int compare(const Function *function, const Wide *centre, const Wide *exact) {
    double value[1] = {0};
    int wrong = 0;
    function->derivative(function->leaves, value);
    for (int r = 0; r < function->result_count; r++) {
        Wide scale = fabs(centre[r]);
        for (int i = 0, at = 0; i < function->leaf_count; i++)
            for (int k = 0; !function->leaves[i].is_integer && k < function->leaves[i].count; k++)
                scale = fmax(scale, fabs(exact[at++ * function->result_count + r]));
        const Wide tolerance = scale * function->tolerance;
        if (function->has_value && !(fabs(*value - centre[r]) <= tolerance))
            wrong += complain(function, "the value", r, *value, centre[r]);
        for (int i = 0, at = 0; i < function->leaf_count; i++) {
            const Leaf *leaf = &function->leaves[i];
            for (int k = 0; !leaf->is_integer && k < leaf->count; k++, at++) {
                const double slope = leaf->slopes[r * leaf->count + k];
                const Wide right = exact[at * function->result_count + r];
                char name[80];
                snprintf(name, sizeof name, "the slope by %s, element %d,", leaf->name, k);
                if (leaf->is_compared && !(fabs(slope - right) <= tolerance))
                    wrong += complain(function, name, r, slope, right);
            }
        }
    }
    return wrong;
}

/* Whether the function is smooth at the point; then its results and quotients. */
static bool measure(const Function *function, Wide *centre, Wide *exact) {
    function->original(function->leaves, centre);
    bool is_smooth = true;
    for (int r = 0; r < function->result_count; r++) is_smooth &= isfinite(centre[r]);
    for (int i = 0, at = 0; i < function->leaf_count; i++)
        for (int k = 0; !function->leaves[i].is_integer && k < function->leaves[i].count; k++)
            is_smooth &= quotients(function, &function->leaves[i].wide[k], centre,
                                   &exact[at++ * function->result_count]);
    return is_smooth;
}

static int slopes_of(const Function *function) {
    int count = 0;
    for (int i = 0; i < function->leaf_count; i++)
        if (!function->leaves[i].is_integer && function->leaves[i].is_compared)
            count += function->leaves[i].count;
    return count * function->result_count;
}

/* At so many points. Returns how much is wrong. At most every second point may be none. */
static int check(Function *function, int points) {
    int all = 0, wrong = 0, skipped = 0;
    for (int i = 0; i < function->leaf_count; i++)
        if (!function->leaves[i].is_integer) all += function->leaves[i].count;
    Wide *centre = calloc((size_t)function->result_count, sizeof *centre);
    Wide *exact = calloc((size_t)(all + 1) * (size_t)function->result_count, sizeof *exact);
    for (int done = 0; done < points && skipped <= points;) {
        choose_point(function);
        const bool is_smooth = measure(function, centre, exact);
        if (is_smooth) wrong += compare(function, centre, exact);
        (*(is_smooth ? &done : &skipped))++;
    }
    if (skipped > points) printf("%s has no slope at most points\n", function->name);
    free(centre);
    free(exact);
    printf("%s: %d slopes at %d points, %d wrong\n", function->name, slopes_of(function), points,
           wrong);
    return wrong + (skipped > points) + (slopes_of(function) == 0);
}
