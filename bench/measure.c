/* How long the original of an objective takes for a value, and how long gradc's derivatives from C
   and in the language take, in seconds. They run by turns, and the shortest of all turns counts. */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

typedef double Real;
#include "objective.h"

enum { TURNS = 15 };
static const double turn_seconds = 0.02;

static double results[OUTPUTS * INPUTS];

static void run_original(void) {
    original(v, data, results);
}

static void run_from_c(void) {
    slopes(FROM_C, v, data, results);
}

static void run_in_gd(void) {
    slopes(IN_GD, v, data, results);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The seconds of one call, of so many that they take a turn. */
static double time_of(void (*run)(void)) {
    const double begin = now();
    int calls = 0;
    double seconds;
    do {
        run();
        calls++;
        seconds = now() - begin;
    } while (seconds < turn_seconds);
    return seconds / calls;
}

/* Whether the two versions agree: what is wrong is not measured. */
static int versions_agree(void) {
    static double found[VERSION_COUNT][OUTPUTS * INPUTS];
    double largest = 0, difference = 0;
    for (Version version = 0; version < VERSION_COUNT; version++)
        slopes(version, v, data, found[version]);
    for (int i = 0; i < OUTPUTS * INPUTS; i++) {
        largest = fmax(largest, fabs(found[FROM_C][i]));
        difference = fmax(difference, fabs(found[FROM_C][i] - found[IN_GD][i]));
    }
    return difference <= 1e-9 * largest;
}

int main(void) {
    void (*const runs[])(void) = {run_original, run_from_c, run_in_gd};
    enum { COUNT_OF_RUNS = sizeof runs / sizeof *runs };
    double shortest[COUNT_OF_RUNS];
    start();
    if (!versions_agree()) return 1;
    for (int turn = 0; turn < TURNS; turn++)
        for (int i = 0; i < COUNT_OF_RUNS; i++) {
            const double seconds = time_of(runs[i]);
            if (turn == 0 || seconds < shortest[i]) shortest[i] = seconds;
        }
    for (int i = 0; i < COUNT_OF_RUNS; i++) printf("%g\n", shortest[i]);
    return 0;
}
