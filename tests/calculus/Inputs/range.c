/* Compares what gradc made of each function in f32 with what it made of it in f64: in particular
   where f32 ends. */
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LARGEST_COUNT = 6, LOGITS = 3, STRIDE = 8191 };

/* What is known of a function at a point. */
typedef struct Known {
    double value, gradient[LARGEST_COUNT], hessian[LARGEST_COUNT][LARGEST_COUNT];
} Known;

typedef Known Ask(const float *x);

/* Errors are relative. Where the first number of a point lies below a tail, that holds however
   small the wanted number is: ALL says everywhere. Above, errors of numbers below 0.1 are relative
   to 0.1, since a difference from 1, say, has no more digits than that. */
#define LIMIT 2e-5

typedef struct Case {
    const char *name;
    int count;
    Ask *narrow, *wide;
    double value_tail, gradient_tail;
} Case;

#define ASK_NUMBER(ask, f, real)                                                                   \
    static Known ask(const float *x) {                                                             \
        real slope, curvature[1][1];                                                               \
        Known known = {.value = f(x[0])};                                                          \
        f##_grad(x[0], &slope);                                                                    \
        f##_hessian(x[0], curvature);                                                              \
        known.gradient[0] = slope;                                                                 \
        known.hessian[0][0] = curvature[0][0];                                                     \
        return known;                                                                              \
    }

#define ASK_VECTOR(ask, f, real)                                                                   \
    static Known ask(const float *v) {                                                             \
        real x[LARGEST_COUNT], gradient[LARGEST_COUNT], hessian[LARGEST_COUNT][LARGEST_COUNT];     \
        for (int i = 0; i < LARGEST_COUNT; i++) x[i] = v[i];                                       \
        Known known = {.value = f(x)};                                                             \
        f##_grad(x, gradient);                                                                     \
        f##_hessian(x, hessian);                                                                   \
        for (int i = 0; i < LARGEST_COUNT; i++) {                                                  \
            known.gradient[i] = gradient[i];                                                       \
            for (int j = 0; j < LARGEST_COUNT; j++) known.hessian[i][j] = hessian[i][j];           \
        }                                                                                          \
        return known;                                                                              \
    }

#define NUMBER(f)                                                                                  \
    ASK_NUMBER(ask_##f, f##_of, float)                                                             \
    ASK_NUMBER(ask_wide_##f, f##_wide, double)
#define VECTOR(f)                                                                                  \
    ASK_VECTOR(ask_##f, f##_of, float)                                                             \
    ASK_VECTOR(ask_wide_##f, f##_wide, double)

NUMBER(sigmoid)
NUMBER(tanh)
NUMBER(softplus)
NUMBER(log_sigmoid)
NUMBER(silu)
NUMBER(mish)
NUMBER(gelu)
NUMBER(gelu_tanh)
NUMBER(relu)
NUMBER(elu)
NUMBER(selu)
NUMBER(softsign)
NUMBER(hard_sigmoid)
NUMBER(hard_tanh)
NUMBER(hard_swish)
VECTOR(logsumexp)
VECTOR(log_softmax)
VECTOR(softmax)
VECTOR(labelled)
VECTOR(entropy)
VECTOR(smooth)
VECTOR(binary)

#define CASE(f, count, value_tail, gradient_tail)                                                  \
    { #f, count, ask_##f, ask_wide_##f, value_tail, gradient_tail }
#define ALL  HUGE_VAL
#define NONE (-HUGE_VAL)

static const Case cases[] = {
    CASE(sigmoid, 1, ALL, 0),         CASE(tanh, 1, ALL, NONE),
    CASE(softplus, 1, ALL, ALL),      CASE(log_sigmoid, 1, ALL, ALL),
    CASE(silu, 1, ALL, -2),           CASE(mish, 1, ALL, -2),
    CASE(gelu, 1, NONE, NONE),        CASE(gelu_tanh, 1, ALL, -2),
    CASE(relu, 1, ALL, ALL),          CASE(elu, 1, ALL, ALL),
    CASE(selu, 1, ALL, ALL),          CASE(softsign, 1, ALL, ALL),
    CASE(hard_sigmoid, 1, NONE, ALL), CASE(hard_tanh, 1, ALL, ALL),
    CASE(hard_swish, 1, NONE, NONE),  CASE(logsumexp, 6, NONE, ALL),
    CASE(log_softmax, 6, NONE, NONE), CASE(softmax, 6, ALL, NONE),
    CASE(labelled, 6, NONE, NONE),    CASE(entropy, 6, NONE, NONE),
    CASE(smooth, 6, NONE, NONE),      CASE(binary, 6, ALL, ALL),
};

/* What is smaller than this may come of numbers that f32 has with fewer digits only. */
#define SMALLEST (100 * (double)FLT_MIN)

/* What was found of a function. */
typedef struct Report {
    const Case *of;
    int beyond, missing;
    double worst;
} Report;

/* Compares one number. An error is told if it is the largest so far, a missing number once. */
static void compare(Report *report, const float *x, const char *what, double is, double wanted,
                    double scale) {
    double error = fabs(is - wanted) / fmax(fabs(wanted), scale);
    int is_beyond = !isfinite((float)wanted);
    int is_missing = !is_beyond && !isfinite(is);
    report->beyond += is_beyond;
    report->missing += is_missing;
    if (is_beyond || (is_missing ? report->missing > 1 : error <= fmax(report->worst, LIMIT)))
        return;
    if (!is_missing) report->worst = error;
    printf("%s: wrong: %s at (%.9g, %.9g, %.9g; %.9g, %.9g, %.9g) is %.9g, not %.9g\n",
           report->of->name, what, x[0], x[1], x[2], x[3], x[4], x[5], is, wanted);
}

static double scale_at(const float *x, double tail) {
    return x[0] < tail ? SMALLEST : 0.1;
}

static void compare_at(Report *report, const float *x) {
    const Case *of = report->of;
    const Known is = of->narrow(x), wanted = of->wide(x);
    compare(report, x, "value", is.value, wanted.value, scale_at(x, of->value_tail));
    for (int i = 0; i < of->count; i++) {
        compare(report, x, "gradient", is.gradient[i], wanted.gradient[i],
                scale_at(x, of->gradient_tail));
        for (int j = 0; j < of->count; j++)
            compare(report, x, "Hessian", is.hessian[i][j], wanted.hessian[i][j], 1);
    }
}

/* Numbers of every exponent, and the ends. */
static void compare_numbers(Report *report) {
    for (uint64_t bits = 0; bits <= UINT32_MAX; bits += STRIDE) {
        const uint32_t word = (uint32_t)bits;
        float x[LARGEST_COUNT] = {0};
        memcpy(x, &word, sizeof word);
        if (isfinite(x[0])) compare_at(report, x);
    }
    compare_at(report, (float[LARGEST_COUNT]){FLT_MAX});
    compare_at(report, (float[LARGEST_COUNT]){-FLT_MAX});
}

static void compare_vectors(Report *report) {
    static const float ends[] = {0,     -0.0F,  FLT_MIN, -FLT_MIN, 1,       -1,      16,
                                 -16,   88,     -88,     104,      -104,    1e4F,    -1e4F,
                                 1e19F, -1e19F, 1e38F,   -1e38F,   FLT_MAX, -FLT_MAX};
    static const float targets[][LOGITS] = {{1, 0, 0}, {0, 1, 0}, {0.25F, 0.25F, 0.5F}, {0, 0, 0}};
    const int count = sizeof ends / sizeof *ends;
    for (int t = 0; t < 4; t++)
        for (int k = 0; k < count * count * count; k++) {
            float v[LARGEST_COUNT] = {ends[k % count], ends[k / count % count],
                                      ends[k / count / count]};
            memcpy(v + LOGITS, targets[t], sizeof targets[t]);
            compare_at(report, v);
        }
}

int main(void) {
    const int count = sizeof cases / sizeof *cases;
    for (int i = 0; i < count; i++) {
        Report report = {.of = &cases[i]};
        if (cases[i].count == 1)
            compare_numbers(&report);
        else
            compare_vectors(&report);
        printf("%s: %d beyond f32\n", cases[i].name, report.beyond);
    }
    return 0;
}
