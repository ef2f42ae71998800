#include <math.h>
#include <stdio.h>

static void show_row(const char *name, const double *row) {
    printf("%-12s", name);
    for (int i = 0; i < 9; i++) printf("%7.3g", row[i]);
    printf("\n");
}

static void show_slopes(void) {
    static const char *const names[] = {
        "relu",  "relu6",     "leaky_relu",   "elu",        "abs",      "sign",  "step", "floor",
        "clamp", "hard_tanh", "hard_sigmoid", "hard_swish", "softsign", "huber", "mae",  "hinge"};
    const double x[9] = {-3, -1, -0.0, 0, 1, 2, 3, 6, 7};
    double slopes[16][9];
    at(x, slopes);
    show_row("at", x);
    for (int f = 0; f < 16; f++) show_row(names[f], slopes[f]);
}

static void show_ties(void) {
    const double high[4] = {1, 3, 3, 2}, low[4] = {3, 1, 2, 1};
    double d[4];
    larger_grad(2, 2, &d[0], &d[1]);
    printf("max(2, 2): %g %g\n", d[0], d[1]);
    smaller_grad(2, 2, &d[0], &d[1]);
    printf("min(2, 2): %g %g\n", d[0], d[1]);
    largest_grad(high, d);
    printf("max of 1 3 3 2: %g %g %g %g\n", d[0], d[1], d[2], d[3]);
    smallest_grad(low, d);
    printf("min of 3 1 2 1: %g %g %g %g\n", d[0], d[1], d[2], d[3]);
    kept_grad(1, 1, 1, &d[0], &d[1], &d[2]);
    printf("clamp(1, 1, 1): %g %g %g\n", d[0], d[1], d[2]);
}

static void show_branches(void) {
    const double points[] = {-1, 0, 2};
    double first, second[1][1];
    for (int i = 0; i < 3; i++) {
        log_or_grad(points[i], &first);
        log_or_hessian(points[i], second);
        printf("log or 0, at %g: %g %g\n", points[i], first, second[0][0]);
    }
    root_or_grad(0, &first);
    root_or_hessian(0, second);
    printf("root or 0, at 0: %g %g\n", first, second[0][0]);
}

static void show_special_points(void) {
    const double points[][2] = {{0, 0}, {0, 1}, {0, 3}, {2, 0}, {-2, 2}};
    const double origin[2] = {0, 0}, p[2] = {0, 1}, q[2] = {1, 1};
    double a, b, c, e, d[2];
    for (int i = 0; i < 5; i++) {
        power_grad(points[i][0], points[i][1], &a, &b);
        printf("%g ^ %g: %g %g\n", points[i][0], points[i][1], a, isnan(b) ? fabs(b) : b);
    }
    length_grad(origin, d);
    printf("length 0: %g %g\n", d[0], d[1]);
    divergence_grad_p(p, q, d);
    printf("divergence of (0, 1) and (1, 1): %g %g\n", d[0], d[1]);
    root_grad(0, &a);
    logarithm_grad(0, &b);
    cube_root_grad(0, &c);
    arc_grad(1, &e);
    printf("sqrt, log, cbrt at 0, asin at 1: %g %g %g %g\n", a, b, c, e);
}

int main(void) {
    show_slopes();
    show_ties();
    show_branches();
    show_special_points();
    return 0;
}
