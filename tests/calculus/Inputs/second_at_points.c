#include <math.h>
#include <stdio.h>

static int wrong;

static void expect(const char *what, double found, double right) {
    if (found == right || fabs(found - right) <= 1e-12 * fabs(right)) return;
    printf("%s is %.17g, not %.17g\n", what, found, right);
    wrong = 1;
}

static void compare_powers(void) {
    double H[2][2], h[1][1];
    power_hessian(3, 0, H);
    expect("by x twice", H[0][0], 0);
    expect("by x and y", H[0][1], 1.0 / 3);
    expect("by y and x", H[1][0], 1.0 / 3);
    expect("by y twice", H[1][1], log(3) * log(3));
    power_hessian(0, 1, H);
    expect("0^1 by x twice", H[0][0], 0);
    power_hessian(0, 2, H);
    expect("0^2 by x twice", H[0][0], 2);
    power_of_itself_hessian(0, h);
    expect("(x + 1)^x", h[0][0], 2);
}

static void compare_quantiles(void) {
    double slope, h[1][1];
    expect("the median", quantile_grad(0.5, &slope), 0);
    expect("its slope", slope, 2.5066282746310002);
    quantile_hessian(0.5, h);
    expect("its second derivative", h[0][0], 0);
    expect("a quarter", quantile(0.25), -0.67448975019608171);
    expect("nothing", quantile(0), -INFINITY);
    expect("all", quantile(1), INFINITY);
    there_and_back_grad(0, &slope);
    expect("there and back", slope, 1);
}

static void compare_costs(void) {
    double H[2][2];
    for (int target = 0; target <= 1; target++) {
        cost_hessian(0.25, target, H);
        expect("by p twice", H[0][0], target ? 16 : 16.0 / 9);
        expect("by p and target", H[0][1], -16.0 / 3);
        expect("by target and p", H[1][0], -16.0 / 3);
    }
}

// On an axis the condition of the formula is one of the length, and not of one of both.
static void compare_lengths(void) {
    double by_x, by_y, H[2][2];
    for (int sign = -1; sign <= 1; sign += 2) {
        length_grad(sign * 3, 0, &by_x, &by_y);
        expect("the length by x on its axis", by_x, sign);
        expect("the length by y there", by_y, 0);
        length_hessian(sign * 4, 0, H);
        expect("the length by x twice there", H[0][0], 0);
        expect("the length by y twice there", H[1][1], 0.25);
        length_grad(0, sign * 3, &by_x, &by_y);
        expect("the length by x on the other axis", by_x, 0);
        expect("the length by y there", by_y, sign);
        length_hessian(0, sign * 4, H);
        expect("the length by x twice there", H[0][0], 0.25);
        expect("the length by y twice there", H[1][1], 0);
    }
}

static void compare_training(void) {
    static learnt_work work;
    const double x[] = {1, 2, 4};
    learnt_params params = {0}, gradient;
    learnt_metrics metrics;
    learnt_batch batch = {.x = x};
    if (learnt_grad(&params, &batch, &gradient, &metrics, &work)) wrong = 1;
    expect("the loss", metrics.loss, 1);
    expect("its slope", gradient.p, -2.0 / 3 * (1 + 1.0 / 2 + 1.0 / 4));
}

int main(void) {
    compare_powers();
    compare_quantiles();
    compare_costs();
    compare_lengths();
    compare_training();
    return wrong;
}
