/* Compares a generated function and all of its derivatives with the oracle at 1,000 points, for
   what is exported as grad, jvp, hvp and hessian: so both modes, and one over the other, are
   compared. */
#ifndef POINTS_H
#define POINTS_H

#include "jet.h"

#include <stdio.h>
#include <string.h>

enum { POINTS = 1000, LARGEST_COUNT = VARIABLES };

typedef struct Range {
    double low, high;
} Range;

/* What is known of a function at a point, by the generated code. */
typedef struct Known {
    double value, gradient[LARGEST_COUNT], along, product[LARGEST_COUNT];
    double hessian[LARGEST_COUNT][LARGEST_COUNT];
} Known;

/* A function of one number, of two, or of a vector of six. */
typedef struct Case {
    const char *name;
    int count;
    double (*one)(double), (*one_grad)(double, double *), (*one_jvp)(double, double, double *),
        (*one_hvp)(double, double, double *), (*one_hessian)(double, double[1][1]);
    double (*two)(double, double), (*two_grad)(double, double, double *, double *),
        (*two_jvp)(double, double, double, double, double *),
        (*two_hvp)(double, double, double, double, double *, double *),
        (*two_hessian)(double, double, double[2][2]);
    double (*six)(const double *), (*six_grad)(const double *, double *),
        (*six_jvp)(const double *, const double *, double *),
        (*six_hvp)(const double *, const double *, double *),
        (*six_hessian)(const double *, double[6][6]);
    Jet (*oracle)(const Jet *);
    Range ranges[LARGEST_COUNT];
} Case;

#define OF_ONE(f, low, high)                                                                       \
    {                                                                                              \
        .name = #f, .count = 1, .one = f, .one_grad = f##_grad, .one_jvp = f##_jvp,                \
        .one_hvp = f##_hvp, .one_hessian = f##_hessian, .oracle = f##_oracle, .ranges = {          \
            {low, high}                                                                            \
        }                                                                                          \
    }
#define OF_TWO(f, low_x, high_x, low_y, high_y)                                                    \
    {                                                                                              \
        .name = #f, .count = 2, .two = f, .two_grad = f##_grad, .two_jvp = f##_jvp,                \
        .two_hvp = f##_hvp, .two_hessian = f##_hessian, .oracle = f##_oracle, .ranges = {          \
            {low_x, high_x},                                                                       \
            {low_y, high_y}                                                                        \
        }                                                                                          \
    }
/* The first three numbers lie in one range, the others in another. */
#define OF_SIX(f, low, high, low_3, high_3)                                                        \
    {                                                                                              \
        .name = #f, .count = 6, .six = f, .six_grad = f##_grad, .six_jvp = f##_jvp,                \
        .six_hvp = f##_hvp, .six_hessian = f##_hessian, .oracle = f##_oracle, .ranges = {          \
            {low, high},                                                                           \
            {low, high},                                                                           \
            {low, high},                                                                           \
            {low_3, high_3},                                                                       \
            {low_3, high_3},                                                                       \
            {low_3, high_3}                                                                        \
        }                                                                                          \
    }

static Known ask_one(const Case *f, const double *x, const double *v) {
    Known known = {.value = f->one(x[0])};
    double matrix[1][1];
    f->one_grad(x[0], known.gradient);
    f->one_jvp(x[0], v[0], &known.along);
    f->one_hvp(x[0], v[0], known.product);
    f->one_hessian(x[0], matrix);
    known.hessian[0][0] = matrix[0][0];
    return known;
}

static Known ask_two(const Case *f, const double *x, const double *v) {
    Known known = {.value = f->two(x[0], x[1])};
    double matrix[2][2];
    f->two_grad(x[0], x[1], &known.gradient[0], &known.gradient[1]);
    f->two_jvp(x[0], x[1], v[0], v[1], &known.along);
    f->two_hvp(x[0], x[1], v[0], v[1], &known.product[0], &known.product[1]);
    f->two_hessian(x[0], x[1], matrix);
    for (int i = 0; i < 2; i++) memcpy(known.hessian[i], matrix[i], sizeof matrix[i]);
    return known;
}

static Known ask_six(const Case *f, const double *x, const double *v) {
    Known known = {.value = f->six(x)};
    f->six_grad(x, known.gradient);
    f->six_jvp(x, v, &known.along);
    f->six_hvp(x, v, known.product);
    f->six_hessian(x, known.hessian);
    return known;
}

static Known ask(const Case *f, const double *x, const double *v) {
    return f->one ? ask_one(f, x, v) : f->two ? ask_two(f, x, v) : ask_six(f, x, v);
}

/* Where a function went most wrong so far. */
typedef struct Worst {
    double error, x[LARGEST_COUNT], is;
    long double wanted;
    const char *what;
} Worst;

static void compare(Worst *worst, const double *x, const char *what, double is, long double wanted,
                    long double scale) {
    double error = (double)(fabsl(is - wanted) / (scale > 0 ? scale : 1));
    if (error <= worst->error) return;
    worst->error = isfinite(error) ? error : HUGE_VAL;
    worst->is = is;
    worst->wanted = wanted;
    worst->what = what;
    memcpy(worst->x, x, sizeof worst->x);
}

/* What an error is measured by: for numbers the wanted number itself, for a vector the largest
 * entry. */
static long double scale_of(const Case *f, const long double *entries, int which) {
    long double scale = fabsl(entries[which]);
    for (int i = 0; f->six && i < f->count; i++) scale = fmaxl(scale, fabsl(entries[i]));
    return scale;
}

static void compare_first(const Case *f, Worst *worst, const double *x, const double *v,
                          const Known *known, const Jet *wanted) {
    long double along = 0, scale = 0;
    for (int i = 0; i < f->count; i++) {
        compare(worst, x, "grad", known->gradient[i], wanted->by[i], scale_of(f, wanted->by, i));
        along += wanted->by[i] * v[i];
        scale += fabsl(wanted->by[i] * v[i]);
    }
    compare(worst, x, "value", known->value, wanted->value, fabsl(wanted->value));
    compare(worst, x, "jvp", known->along, along, scale);
}

static void compare_second(const Case *f, Worst *worst, const double *x, const double *v,
                           const Known *known, const Jet *wanted) {
    for (int i = 0; i < f->count; i++) {
        const long double *row = wanted->twice[i];
        long double product = 0, scale = 0;
        for (int j = 0; j < f->count; j++) {
            compare(worst, x, "hessian", known->hessian[i][j], row[j], scale_of(f, row, j));
            product += row[j] * v[j];
            scale += fabsl(row[j] * v[j]);
        }
        compare(worst, x, "hvp", known->product[i], product, scale);
    }
}

/* Points that are spread evenly, the same everywhere. */
static void compare_everywhere(const Case *f) {
    static const double steps[] = {0.618033988749895,  0.7548776662466927, 0.5698402909980532,
                                   0.8191725133961645, 0.6710436067037893, 0.5497004779019703};
    Worst worst = {0};
    for (int k = 0; k < POINTS; k++) {
        double x[LARGEST_COUNT] = {0}, v[LARGEST_COUNT];
        Jet at[LARGEST_COUNT];
        for (int i = 0; i < f->count; i++) {
            double part = fmod((k + 0.5) * steps[i], 1);
            x[i] = f->ranges[i].low + part * (f->ranges[i].high - f->ranges[i].low);
            v[i] = 1.5 - i - part;
            at[i] = variable(i, x[i]);
        }
        Known known = ask(f, x, v);
        Jet wanted = f->oracle(at);
        compare_first(f, &worst, x, v, &known, &wanted);
        compare_second(f, &worst, x, v, &known, &wanted);
    }
    if (worst.error <= 1e-12)
        printf("%s: right\n", f->name);
    else
        printf("%s: wrong by %.1e: %s at (%.17g, %.17g) is %.17g, not %.17Lg\n", f->name,
               worst.error, worst.what, worst.x[0], worst.x[1], worst.is, worst.wanted);
}

static void compare_all(const Case *cases, int count) {
    for (int i = 0; i < count; i++) compare_everywhere(&cases[i]);
    printf("%d functions\n", count);
}

#endif
