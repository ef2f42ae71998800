/* Compares gradc's derivatives of an objective, from C and in the language, with difference
   quotients of the C as it stands, in long double. With HESSIAN it is the second derivative times
   ones. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

typedef long double Real;
#include "objective.h"

static Real wide_data[DATA];

/* The value at v + a e_k + b (1, 1, ...). */
static Real value_at(int output, int k, Real a, Real b) {
    Real moved[INPUTS], values[OUTPUTS];
    for (int i = 0; i < INPUTS; i++) moved[i] = v[i] + b;
    moved[k] += a;
    original(moved, wide_data, values);
    return values[output];
}

static Real quotient(int output, int k, Real h) {
#ifdef HESSIAN
    return (value_at(output, k, h, h) - value_at(output, k, h, -h) - value_at(output, k, -h, h) +
            value_at(output, k, -h, -h)) /
           (4 * h * h);
#else
    return (value_at(output, k, h, 0) - value_at(output, k, -h, 0)) / (2 * h);
#endif
}

/* Extrapolated twice. */
static Real slope(int output, int k) {
    const Real h = 0x1p-8L;
    const Real a = (4 * quotient(output, k, h / 2) - quotient(output, k, h)) / 3;
    const Real b = (4 * quotient(output, k, h / 4) - quotient(output, k, h / 2)) / 3;
    return (16 * b - a) / 15;
}

int main(void) {
    static double found[VERSION_COUNT][OUTPUTS * INPUTS];
    Real largest = 0;
    start();
    for (int i = 0; i < DATA; i++) wide_data[i] = data[i];
    for (Version version = 0; version < VERSION_COUNT; version++)
        slopes(version, v, data, found[version]);
    for (int i = 0; i < OUTPUTS * INPUTS; i++) {
        const Real wanted = slope(i / INPUTS, i % INPUTS);
        for (Version version = 0; version < VERSION_COUNT; version++) {
            const Real error = fabsl(found[version][i] - wanted) / (fabsl(wanted) + (wanted == 0));
            if (!(error <= 1e-9L))
                printf("wrong: slope %d %s is %.17g, not %.17Lg\n", i,
                       version == FROM_C ? "from C" : "in gd", found[version][i], wanted);
            largest = fmaxl(largest, error);
        }
    }
    printf("%d slopes agree to %.0Le\n", OUTPUTS * INPUTS, largest);
    return !(largest <= 1e-9L);
}
