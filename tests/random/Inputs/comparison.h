/* Compares random programs and their derivatives with the oracle.

   A program is compared at a few points of a cube. First order must agree to 1e-11, second order to
   1e-10, both relative to the largest entry of what is compared, but at least to 1. Where the two
   sides of a comparison that decides the derivative are nearly equal the oracle might choose
   another branch than the program, and where the second derivatives are far above the first ones
   rounding alone makes a difference: such a point is skipped and another one drawn. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include "jet.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { POINTS = 3, DRAWS = 10 };

/* A function of v and integers, and its derivatives by v. */
typedef struct Export {
    const char *name;
    int number;
    const int32_t *k;
    double (*value)(const double *, const int32_t *),
        (*grad)(const double *, const int32_t *, double *),
        (*jvp)(const double *, const int32_t *, const double *, double *),
        (*hvp)(const double *, const int32_t *, const double *, double *),
        (*hessian)(const double *, const int32_t *, double (*)[VARIABLES]); /* one of both */
    void (*twice)(const double *, const int32_t *, const double *, double *);
    Jet (*oracle)(const Jet *);
} Export;

typedef struct Results {
    double output, loss, loss_of_grad, gradient[VARIABLES];
} Results;

/* A model with parameters v, run with data of its own. */
typedef struct Model {
    const char *name;
    int number;
    int (*run)(const double *, Results *); /* the status */
    Jet (*oracle)(const Jet *);
} Model;

/* ---- What the oracle makes of choices ---- */

/* Whether a comparison at this point was nearly undecided. */
static bool undecided;

static bool is_constant(Jet x) {
    for (int i = 0; i < VARIABLES; i++) {
        if (x.by[i] < 0 || x.by[i] > 0) return false;
        for (int j = 0; j < VARIABLES; j++)
            if (x.twice[i][j] < 0 || x.twice[i][j] > 0) return false;
    }
    return true;
}

/* Two equal constants decide nothing: the border of zeros under relu, say. Others that are equal
   here may differ there, by how they are rounded. */
static void decide(Jet a, Jet b) {
    bool is_equal = !(a.value < b.value || a.value > b.value);
    bool same = is_equal && is_constant(a) && is_constant(b);
    if (fabsl(a.value - b.value) < 1e-6L && !same) undecided = true;
}

static inline bool less(Jet a, Jet b) {
    decide(a, b);
    return a.value < b.value;
}

static inline Jet choose(bool condition, Jet a, Jet b) {
    return condition ? a : b;
}

static inline Jet larger(Jet a, Jet b) {
    return choose(less(a, b), b, a);
}

static inline Jet smaller(Jet a, Jet b) {
    return choose(less(b, a), b, a);
}

static inline Jet clamped(Jet x, Jet low, Jet high) {
    return choose(less(x, low), low, choose(less(high, x), high, x));
}

/* Its slope at 0 is 0. */
static inline Jet absolute(Jet x) {
    Jet zero = constant(0), above = choose(less(zero, x), x, zero);
    return choose(less(x, zero), scaled(x, -1), above);
}

static inline Jet whole(Jet x) {
    decide(x, constant(roundl(x.value)));
    return constant(floorl(x.value));
}

static inline Jet stopped(Jet x) {
    return constant(x.value);
}

/* A variable of its own, which begins with the value of another. */
static inline Jet own(Jet x, int which) {
    (void)which;
    return x;
}

/* ---- Functions of the prelude, by their definition ---- */

static inline Jet sigmoid_of(Jet x) {
    return reciprocal(shifted(jet_exp(scaled(x, -1)), 1));
}

static inline Jet softplus_of(Jet x) {
    return jet_log(shifted(jet_exp(x), 1));
}

/* x where it is positive, else `below`. */
static inline Jet rectified(Jet x, Jet below) {
    return choose(less(constant(0), x), x, below);
}

static inline Jet expm1_of(Jet x) {
    return shifted(jet_exp(x), -1);
}

static inline Jet gelu_of(Jet x) {
    Jet both = shifted(jet_erf(scaled(x, 1 / sqrtl(2))), 1);
    return scaled(multiply(x, both), 0.5L);
}

static inline Jet gelu_tanh_of(Jet x) {
    Jet cube = multiply(square(x), x);
    Jet argument = scaled(add(x, scaled(cube, 0.044715L)), sqrtl(2 / acosl(-1)));
    return scaled(multiply(x, shifted(jet_tanh(argument), 1)), 0.5L);
}

static inline Jet hard_sigmoid_of(Jet x) {
    return clamped(shifted(scaled(x, 1 / 6.0L), 0.5L), constant(0), constant(1));
}

static inline Jet softsign_of(Jet x) {
    return divide(x, shifted(absolute(x), 1));
}

static inline Jet huber_of(Jet y, Jet target) {
    Jet far = absolute(subtract(y, target));
    return choose(less(constant(1), far), shifted(far, -0.5L), scaled(square(far), 0.5L));
}

/* ---- The comparison ---- */

/* Evenly spread from -1.5 to 1.5, the same everywhere. (tcc has a function of its own for what is
   unsigned, which another compiler's linker would miss.) */
static double draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return 3 * (double)(int64_t)(*state >> 11) / 9007199254740992.0 - 1.5;
}

static long double largest(const long double *numbers, int count) {
    long double most = 0;
    for (int i = 0; i < count; i++) most = fmaxl(most, fabsl(numbers[i]));
    return most;
}

static bool agree(const char *what, const double *is, const long double *wanted, int count,
                  double limit) {
    long double scale = fmaxl(1, largest(wanted, count));
    bool right = true;
    for (int i = 0; i < count; i++) {
        if (fabsl(is[i] - wanted[i]) <= limit * scale) continue;
        printf("wrong: %s, entry %d: %.17g, not %.17Lg\n", what, i, is[i], wanted[i]);
        right = false;
    }
    return right;
}

static bool agree_in_first_order(const Export *program, const double *x, const Jet *wanted) {
    double value = program->value(x, program->k), gradient[VARIABLES], slopes[VARIABLES];
    long double reverse[VARIABLES];
    double value_beside_it = program->grad(x, program->k, gradient);
    for (int i = 0; i < VARIABLES; i++) {
        double along[VARIABLES] = {0};
        along[i] = 1;
        program->jvp(x, program->k, along, &slopes[i]);
        reverse[i] = gradient[i];
    }
    bool right = agree("value", &value, &wanted->value, 1, 1e-11);
    right &= agree("value of grad", &value_beside_it, &wanted->value, 1, 1e-11);
    right &= agree("reverse against the oracle", gradient, wanted->by, VARIABLES, 1e-11);
    right &= agree("forward against reverse", slopes, reverse, VARIABLES, 1e-11);
    return right;
}

static void multiply_by_hessian(const Export *program, const double *x, const double *d,
                                double *product) {
    if (program->hvp) {
        program->hvp(x, program->k, d, product);
        return;
    }
    double H[VARIABLES][VARIABLES];
    program->hessian(x, program->k, H);
    for (int i = 0; i < VARIABLES; i++) {
        product[i] = 0;
        for (int j = 0; j < VARIABLES; j++) product[i] += H[i][j] * d[j];
    }
}

static bool agree_in_second_order(const Export *program, const double *x, const double *d,
                                  const Jet *wanted) {
    double product[VARIABLES], twice[VARIABLES];
    long double expected[VARIABLES] = {0}, forward[VARIABLES];
    multiply_by_hessian(program, x, d, product);
    program->twice(x, program->k, d, twice);
    for (int i = 0; i < VARIABLES; i++) {
        forward[i] = product[i];
        for (int j = 0; j < VARIABLES; j++) expected[i] += wanted->twice[i][j] * d[j];
    }
    bool right =
        agree("forward over reverse against the oracle", product, expected, VARIABLES, 1e-10);
    right &= agree("reverse over reverse against forward over reverse", twice, forward, VARIABLES,
                   1e-10);
    return right;
}

static bool agree_as_model(const Model *program, const double *x, const Jet *wanted) {
    Results is;
    int status = program->run(x, &is);
    if (status) {
        printf("wrong: status %d\n", status);
        return false;
    }
    bool right = agree("output", &is.output, &wanted->value, 1, 1e-11);
    right &= agree("loss", &is.loss, &wanted->value, 1, 1e-11);
    right &= agree("loss of grad", &is.loss_of_grad, &wanted->value, 1, 1e-11);
    right &= agree("reverse against the oracle", is.gradient, wanted->by, VARIABLES, 1e-11);
    return right;
}

/* Whether the last bit of a number changes nothing that is compared. */
static bool is_well_conditioned(const Jet *y) {
    long double first = largest(y->by, VARIABLES);
    return largest(&y->twice[0][0], VARIABLES * VARIABLES) < 1e4L * fmaxl(1, first);
}

/* What is drawn until the oracle is sure. Returns whether it is. */
static bool draw_point(Jet (*oracle)(const Jet *), uint64_t *state, double *x, Jet *wanted,
                       int *skipped) {
    for (int k = 0; k < DRAWS; k++) {
        Jet at[VARIABLES];
        for (int i = 0; i < VARIABLES; i++) at[i] = variable(i, x[i] = draw(state));
        undecided = false;
        *wanted = oracle(at);
        if (!undecided && is_well_conditioned(wanted)) return true;
        ++*skipped;
    }
    return false;
}

/* One of the two is given. */
static bool agree_everywhere(const Export *function, const Model *model, uint64_t state,
                             int *skipped) {
    bool right = true;
    for (int k = 0; k < POINTS && right; k++) {
        double x[VARIABLES], d[VARIABLES];
        Jet wanted;
        if (!draw_point(model ? model->oracle : function->oracle, &state, x, &wanted, skipped))
            break;
        for (int i = 0; i < VARIABLES; i++) d[i] = draw(&state);
        if (model) right = agree_as_model(model, x, &wanted);
        if (function) right = agree_in_first_order(function, x, &wanted);
        if (function) right &= agree_in_second_order(function, x, d, &wanted);
        if (!right)
            printf("at (%.17g, %.17g, %.17g, %.17g, %.17g, %.17g) in %s\n", x[0], x[1], x[2], x[3],
                   x[4], x[5], model ? model->name : function->name);
    }
    return right;
}

static uint64_t state_of(int seed, int number) {
    return (uint64_t)seed * 1000003u + (uint64_t)number * 7919u;
}

/* The exit status: 1 where a program is wrong or too many points were skipped. */
static int tell(int count, int wrong, int skipped) {
    bool many = skipped > count * POINTS / 4 + POINTS * DRAWS;
    if (many) printf("wrong: too many points were skipped: %d\n", skipped);
    printf("%d programs, %d wrong, %d points skipped\n", count, wrong, skipped);
    return wrong > 0 || many;
}

static inline int compare_exports(const Export *programs, int count, int seed) {
    int wrong = 0, skipped = 0;
    for (int i = 0; i < count; i++)
        wrong +=
            !agree_everywhere(&programs[i], NULL, state_of(seed, programs[i].number), &skipped);
    return tell(count, wrong, skipped);
}

static inline int compare_models(const Model *programs, int count, int seed) {
    int wrong = 0, skipped = 0;
    for (int i = 0; i < count; i++)
        wrong +=
            !agree_everywhere(NULL, &programs[i], state_of(seed, programs[i].number), &skipped);
    return tell(count, wrong, skipped);
}

#endif
