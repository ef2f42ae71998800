// Trains the network of heat.gd on the equation of heat alone, and compares it with the solution
// that is known: exp(-0.1 pi^2 t) sin(pi x).
#include "heat.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 6000, POINTS = HEAT_MAX_N };

static heat_params params;
static heat_optimizer optimizer;
static heat_work work;

static void check(int code) {
    if (code == 0) return;
    fprintf(stderr, "heat: %s\n", heat_message(code));
    exit(1);
}

// A number in [0, 1), by a generator of its own, so that every machine trains alike.
static double random_number(void) {
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) * 0x1p-53;
}

// One step on new points of the rod and of time, which runs to 2. Returns the loss.
static double train(void) {
    double place[POINTS], time[POINTS];
    for (int i = 0; i < POINTS; i++) {
        place[i] = random_number();
        time[i] = 2 * random_number();
    }
    heat_batch batch = {.N = POINTS, .place = place, .time = time};
    heat_metrics metrics;
    check(heat_step(&params, &optimizer, &batch, &metrics, &work));
    return metrics.loss;
}

static double solution(double x, double t) {
    const double pi = acos(-1);
    return exp(-0.1 * pi * pi * t) * sin(pi * x);
}

// The rod at one time, as the network and as the solution have it. Returns the largest difference.
static double show(double t) {
    double place[9], time[9], u[9], largest = 0;
    for (int i = 0; i < 9; i++) {
        place[i] = i / 8.0;
        time[i] = t;
    }
    heat_batch batch = {.N = 9, .place = place, .time = time};
    heat_outputs outputs = {.temperature = u};
    check(heat_predict(&params, &batch, &outputs, &work));
    printf("t = %.1f  network ", t);
    for (int i = 0; i < 9; i++) printf(" %6.3f", u[i]);
    printf("\n         solution");
    for (int i = 0; i < 9; i++) printf(" %6.3f", solution(place[i], t));
    printf("\n");
    for (int i = 0; i < 9; i++) largest = fmax(largest, fabs(u[i] - solution(place[i], t)));
    return largest;
}

int main(void) {
    check(heat_init(&params, 1));
    check(heat_optimizer_init(&optimizer));
    for (int step = 1; step <= STEPS; step++) {
        double loss = train();
        if (step % 1000 == 0) printf("step %d of %d, loss %.6f\n", step, STEPS, loss);
        fflush(stdout);
    }
    double largest = 0;
    for (int i = 0; i <= 4; i++) largest = fmax(largest, show(0.5 * i));
    printf("largest difference %.3f\n", largest);
    return 0;
}
