/* An oracle for derivatives that shares nothing with gradc: numbers which carry their first and
   second derivatives by a few variables, in long double. All of its calculus is the product rule,
   the chain rule, the derivatives of exp, sin, cos and erf, and that of an inverse function; so the
   derivative of atan, say, comes from that of sin and cos, and of no table. */
#ifndef JET_H
#define JET_H

#include <math.h>

enum { VARIABLES = 6 };

typedef struct Jet {
    long double value, by[VARIABLES], twice[VARIABLES][VARIABLES];
} Jet;

static inline Jet constant(long double value) {
    return (Jet){.value = value};
}

static inline Jet variable(int which, long double value) {
    Jet x = {.value = value};
    x.by[which] = 1;
    return x;
}

/* The chain rule: a function of x with this value and these derivatives there. */
static inline Jet chain(Jet x, long double value, long double first, long double second) {
    Jet y = {.value = value};
    for (int i = 0; i < VARIABLES; i++) {
        y.by[i] = first * x.by[i];
        for (int j = 0; j < VARIABLES; j++)
            y.twice[i][j] = first * x.twice[i][j] + second * x.by[i] * x.by[j];
    }
    return y;
}

/* The function whose inverse has these derivatives at `value`. */
static inline Jet inverse(Jet x, long double value, long double first, long double second) {
    return chain(x, value, 1 / first, -second / (first * first * first));
}

static inline Jet add(Jet a, Jet b) {
    a.value += b.value;
    for (int i = 0; i < VARIABLES; i++) {
        a.by[i] += b.by[i];
        for (int j = 0; j < VARIABLES; j++) a.twice[i][j] += b.twice[i][j];
    }
    return a;
}

static inline Jet scaled(Jet x, long double by) {
    return chain(x, by * x.value, by, 0);
}

static inline Jet subtract(Jet a, Jet b) {
    return add(a, scaled(b, -1));
}

static inline Jet multiply(Jet a, Jet b) {
    Jet y = {.value = a.value * b.value};
    for (int i = 0; i < VARIABLES; i++) {
        y.by[i] = a.by[i] * b.value + a.value * b.by[i];
        for (int j = 0; j < VARIABLES; j++)
            y.twice[i][j] = a.twice[i][j] * b.value + a.by[i] * b.by[j] + a.by[j] * b.by[i] +
                            a.value * b.twice[i][j];
    }
    return y;
}

static inline Jet square(Jet x) {
    return multiply(x, x);
}

static inline Jet reciprocal(Jet x) {
    return chain(x, 1 / x.value, -1 / (x.value * x.value), 2 / (x.value * x.value * x.value));
}

static inline Jet divide(Jet a, Jet b) {
    return multiply(a, reciprocal(b));
}

static inline Jet shifted(Jet x, long double by) {
    x.value += by;
    return x;
}

/* ---- The functions that have derivatives of their own ---- */

static inline Jet jet_exp(Jet x) {
    long double y = expl(x.value);
    return chain(x, y, y, y);
}

static inline Jet jet_sin(Jet x) {
    long double y = sinl(x.value);
    return chain(x, y, cosl(x.value), -y);
}

static inline Jet jet_cos(Jet x) {
    long double y = cosl(x.value);
    return chain(x, y, -sinl(x.value), -y);
}

static inline Jet jet_erf(Jet x) {
    long double bell = 2 / sqrtl(acosl(-1)) * expl(-x.value * x.value);
    return chain(x, erfl(x.value), bell, -2 * x.value * bell);
}

/* ---- What is made of them ---- */

static inline Jet jet_tan(Jet x) {
    return divide(jet_sin(x), jet_cos(x));
}

static inline Jet jet_sinh(Jet x) {
    return scaled(subtract(jet_exp(x), jet_exp(scaled(x, -1))), 0.5L);
}

static inline Jet jet_cosh(Jet x) {
    return scaled(add(jet_exp(x), jet_exp(scaled(x, -1))), 0.5L);
}

static inline Jet jet_tanh(Jet x) {
    return divide(jet_sinh(x), jet_cosh(x));
}

static inline Jet jet_log(Jet x) {
    long double y = logl(x.value);
    return inverse(x, y, x.value, x.value);
}

static inline Jet jet_sqrt(Jet x) {
    long double y = sqrtl(x.value);
    return inverse(x, y, 2 * y, 2);
}

static inline Jet jet_cbrt(Jet x) {
    long double y = cbrtl(x.value);
    return inverse(x, y, 3 * y * y, 6 * y);
}

static inline Jet jet_asin(Jet x) {
    long double y = asinl(x.value);
    return inverse(x, y, cosl(y), -sinl(y));
}

static inline Jet jet_acos(Jet x) {
    long double y = acosl(x.value);
    return inverse(x, y, -sinl(y), -cosl(y));
}

static inline Jet jet_atan(Jet x) {
    long double y = atanl(x.value);
    Jet tangent = jet_tan(variable(0, y));
    return inverse(x, y, tangent.by[0], tangent.twice[0][0]);
}

static inline Jet jet_asinh(Jet x) {
    long double y = asinhl(x.value);
    return inverse(x, y, coshl(y), sinhl(y));
}

static inline Jet jet_acosh(Jet x) {
    long double y = acoshl(x.value);
    return inverse(x, y, sinhl(y), coshl(y));
}

static inline Jet jet_atanh(Jet x) {
    long double y = atanhl(x.value);
    Jet tangent = jet_tanh(variable(0, y));
    return inverse(x, y, tangent.by[0], tangent.twice[0][0]);
}

static inline Jet jet_pow(Jet x, Jet y) {
    return jet_exp(multiply(y, jet_log(x)));
}

static inline Jet jet_abs(Jet x) {
    return scaled(x, x.value < 0 ? -1 : 1);
}

#endif
