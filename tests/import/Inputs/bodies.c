#include "bodies.h"

#include <math.h>
#include <stdio.h>

/* Of other files, which a check program is linked without. */
extern int verbose;
double plot(double x);
double attraction_grad(double x);

typedef struct {
    double x, v[2];
} point;

struct body {
    const float mass;
    point at;
};

inline double halved(double x) {
    return x / 2;
}

static double kinetic(const struct body *b) {
    return halved(b->mass) * (b->at.v[0] * b->at.v[0] + b->at.v[1] * b->at.v[1]);
}

/* An argument is called like the function, and one like the result. */
static double motion(int n, const struct body bodies[n], point motion, int result) {
    double total = 0;
    for (int i = 0; i < n; i++) total += kinetic(&bodies[i]) * (bodies[i].at.x - motion.x);
    return total * motion.v[1] / (1 + result * result);
}

/* In place, of a length that a comment says. */
void relax(int n, double *field /* [n * 2] */, double rate) {
    for (int i = 0; i < 2 * n; i++) field[i] = field[i] - rate * field[i] * field[i];
}

void push(point *p, double step) {
    p->x = p->x + step * p->v[0];
}

void weigh(int n, int k, const float x[n][k], const int chosen[n], unsigned char times, float y[n]) {
    for (int i = 0; i < n; i++) {
        y[i] = x[i][0] * x[i][k - 1] * (times + 1);
        if (chosen[i] > 10) y[i] = -y[i] / 4;
    }
}

double huber(double x) {
    return fabs(x) < 1 ? halved(x * x) : BEND * fabs(x) - 0.5;
}

/* A derivative by hand, of which gradc makes one of the same name. */
double huber_grad(double x, double *d_x) {
    *d_x = fabs(x) < 1 ? x : copysign(BEND, x);
    return huber(x);
}

int main(void) {
    double slope;
    if (verbose) printf("%g %g\n", plot(huber_grad(2, &slope)), attraction_grad(1));
    return 0;
}
