// Runs five steps and compares each parameter with the formulas of the optimizer that KIND names.
#include <math.h>
#include <stdio.h>

enum { STEPS = 5, COUNT = sizeof(small_params) / sizeof(double), SGD, MOMENTUM, ADAM, CHAIN };

typedef struct Reference {
    double p, m, v;
} Reference;

static void step(Reference *r, double g, int t) {
    if (KIND == SGD) {
        r->p -= 0.5 * g;
    } else if (KIND == CHAIN) {
        r->p -= 0.5 * pow(0.1, (t - 1) / 2) * g;
    } else if (KIND == MOMENTUM) {
        r->v = 0.75 * r->v + g;
        r->p -= 0.25 * r->v;
    } else {
        r->m = 0.9 * r->m + 0.1 * g;
        r->v = 0.999 * r->v + 0.001 * g * g;
        r->p -= 0.125 * (r->m / (1 - pow(0.9, t))) / (sqrt(r->v / (1 - pow(0.999, t))) + 1e-8);
    }
}

// What the chain makes of the gradient before the last optimizer.
static void change(const Reference *r, double *g) {
    double square = 0;
    for (int i = 0; i < COUNT; i++) g[i] += 0.5 * r[i].p;
    for (int i = 0; i < COUNT; i++) square += g[i] * g[i];
    for (int i = 0; i < COUNT; i++)
        g[i] = fmax(-0.0625, fmin(0.0625, g[i] * fmin(1, 0.25 / sqrt(square))));
}

int main(void) {
    static small_params params, gradient;
    static small_optimizer optimizer;
    static small_work work;
    const double x[3][4] = {{1, 2, -1, 0}, {0, -2, 1, 3}, {0.5, 1, 1, -1}};
    const int32_t y[3] = {2, 0, 1};
    const small_batch batch = {3, x, y};
    Reference reference[COUNT];
    double difference = 0, moved = 0;
    small_init(&params, 7);
    small_optimizer_init(&optimizer);
    for (int i = 0; i < COUNT; i++) reference[i] = (Reference){((double *)&params)[i], 0, 0};
    for (int t = 1; t <= STEPS; t++) {
        small_grad(&params, &batch, &gradient, NULL, &work);
        for (int i = 0; i < COUNT; i++) moved = fmax(moved, fabs(((double *)&gradient)[i]));
        if (KIND == CHAIN) change(reference, (double *)&gradient);
        for (int i = 0; i < COUNT; i++) step(&reference[i], ((double *)&gradient)[i], t);
        small_step(&params, &optimizer, &batch, NULL, &work);
        for (int i = 0; i < COUNT; i++)
            difference = fmax(difference, fabs(reference[i].p - ((double *)&params)[i]));
    }
    printf("%d parameters, %s, %s\n", (int)COUNT, moved > 0.1 ? "moved" : "not moved",
           difference < 1e-12 ? "as the formulas say" : "in another way");
    return 0;
}
