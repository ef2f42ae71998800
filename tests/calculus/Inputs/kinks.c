/* Prints the rows of the tables in docs/derivatives.md. */
#include <math.h>
#include <stdio.h>

enum { FUNCTIONS = 22, POINTS = 7 };

/* A cell of a table. The sign of a NaN says nothing, and -0 is 0. */
static void show(double x) {
    if (isnan(x))
        printf(" nan |");
    else
        printf(" %.3g |", x + 0.0);
}

static void show_row(const char *name, int count, const double *numbers) {
    printf("| `%s` |", name);
    for (int i = 0; i < count; i++) show(numbers[i]);
    printf("\n");
}

/* A function at a point, and its derivatives there by each argument. */
static void show_point(const char *name, const char *point, int count, const double *derivatives) {
    printf("| `%s` | %s |", name, point);
    for (int i = 0; i < count; i++)
        printf(isnan(derivatives[i]) ? "%snan" : "%s%.3g", i ? ", " : " ", derivatives[i] + 0.0);
    printf(" |\n");
}

static void show_slopes(void) {
    static const char *const names[FUNCTIONS] = {
        "relu(x)",       "relu6(x)",          "leaky_relu(x, 0.01)",
        "elu(x, 0.5)",   "selu(x)",           "softsign(x)",
        "abs(x)",        "sign(x)",           "step(x)",
        "floor(x)",      "clamp(x, -1, 1)",   "max(x, 1)",
        "min(x, 1)",     "hard_tanh(x)",      "hard_sigmoid(x)",
        "hard_swish(x)", "mae(x, 0)",         "huber(x, 0)",
        "hinge(x, 1)",   "x > 0 ? 2 * x : x", "(x > 0) * x",
        "x * stop(x)"};
    const double x[POINTS] = {-3, -1, 0, 1, 3, 6, 7};
    const double below_0[POINTS] = {-3, -1, -0.0, 1, 3, 6, 7};
    double slopes[FUNCTIONS][POINTS], slopes_below_0[FUNCTIONS][POINTS];
    slopes_at(x, slopes);
    slopes_at(below_0, slopes_below_0);
    for (int f = 0; f < FUNCTIONS; f++) {
        show_row(names[f], POINTS, slopes[f]);
        if (slopes[f][2] != slopes_below_0[f][2]) printf("another slope at -0\n");
    }
}

static void show_ties(void) {
    double d[4];
    larger_grad(2, 2, &d[0], &d[1]);
    show_point("max(a, b)", "2, 2", 2, d);
    smaller_grad(2, 2, &d[0], &d[1]);
    show_point("min(a, b)", "2, 2", 2, d);
    kept_grad(1, 1, 1, &d[0], &d[1], &d[2]);
    show_point("clamp(x, low, high)", "1, 1, 1", 3, d);
    largest_grad((const double[]){1, 3, 3, 2}, d);
    show_point("max(i) x[i]", "1, 3, 3, 2", 4, d);
    smallest_grad((const double[]){3, 1, 2, 1}, d);
    show_point("min(i) x[i]", "3, 1, 2, 1", 4, d);
}

static void show_power(const char *point, double x, double y) {
    double d[2];
    power_grad(x, y, &d[0], &d[1]);
    show_point("x ^ y", point, 2, d);
}

static void show_special_points(void) {
    double d[4];
    show_power("0, 0", 0, 0);
    show_power("0, 1", 0, 1);
    show_power("0, 3", 0, 3);
    show_power("2, 0", 2, 0);
    show_power("-2, 2", -2, 2);
    distance_grad(0, 0, &d[0], &d[1]);
    show_point("hypot(x, y)", "0, 0", 2, d);
    if (!isnan(length((const double[]){NAN, 3}))) printf("norm(x) hides a NaN\n");
    length_grad((const double[]){0, 0}, d);
    show_point("norm(x)", "0, 0", 2, d);
    divergence_grad((const double[]){0, 1}, (const double[]){0, 2}, &d[0], &d[2]);
    show_point("kl_divergence(p, q)", "0, 1; 0, 2", 4, d);
    if (entropy_grad_p(1, 1, d) != 0) printf("a cost of being right\n");
    show_point("binary_cross_entropy(p, 1)", "1", 1, d);
    if (entropy_grad_p(0, 0, d) != 0) printf("a cost of being right\n");
    show_point("binary_cross_entropy(p, 0)", "0", 1, d);
}

static void show_branches(void) {
    static const char *const names[] = {"-1", "0", "4"};
    const double points[] = {-1, 0, 4};
    double d[2], H[1][1];
    for (int i = 0; i < 3; i++) {
        log_or_grad(points[i], &d[0]);
        log_or_hessian(points[i], H);
        d[1] = H[0][0];
        show_point("x > 0 ? log(x) : 0", names[i], 2, d);
    }
    for (int i = 0; i < 3; i++) {
        root_or_grad(points[i], &d[0]);
        root_or_hessian(points[i], H);
        d[1] = H[0][0];
        show_point("x > 0 ? sqrt(x) : 0", names[i], 2, d);
    }
}

static void show_infinite(void) {
    double d[2];
    logarithm_grad(0, d);
    show_point("log(x)", "0", 1, d);
    logarithm_to_2_grad(0, d);
    show_point("log2(x)", "0", 1, d);
    logarithm_to_10_grad(0, d);
    show_point("log10(x)", "0", 1, d);
    logarithm_of_more_grad(-1, d);
    show_point("log1p(x)", "-1", 1, d);
    root_grad(0, d);
    show_point("sqrt(x)", "0", 1, d);
    raised_grad(0, d);
    show_point("x ^ 0.5", "0", 1, d);
    cube_root_grad(0, d);
    show_point("cbrt(x)", "0", 1, d);
    arc_sine_grad(1, d);
    show_point("asin(x)", "1", 1, d);
    arc_cosine_grad(1, d);
    show_point("acos(x)", "1", 1, d);
    area_cosine_grad(1, d);
    show_point("acosh(x)", "1", 1, d);
    area_tangent_grad(1, d);
    show_point("atanh(x)", "1", 1, d);
    ratio_grad(1, 0, &d[0], &d[1]);
    show_point("x / y", "1, 0", 2, d);
    angle_grad(0, 0, &d[0], &d[1]);
    show_point("atan2(x, y)", "0, 0", 2, d);
    entropy_grad_p(0, 1, d);
    show_point("binary_cross_entropy(p, 1)", "0", 1, d);
    entropy_grad_p(1, 0, d);
    show_point("binary_cross_entropy(p, 0)", "1", 1, d);
}

int main(void) {
    show_slopes();
    show_ties();
    show_special_points();
    show_branches();
    show_infinite();
    return 0;
}
