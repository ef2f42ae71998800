#include <math.h>
#include <stdio.h>

static int wrong;

static void expect(const char *what, double found, double right) {
    if (found == right || fabs(found - right) <= 1e-6 * fabs(right)) return;
    printf("%s is %g, not %g\n", what, found, right);
    wrong = 1;
}

int main(void) {
    float d_x, d_y;
    expect("large", (double)large_grad(1e-20f, 1e-20f, &d_x, &d_y), 1);
    expect("by x", (double)d_x, 1e20);
    expect("by y", (double)d_y, 1e20);
    expect("flat", (double)flat_grad(-1, &d_x), -sin(1));
    expect("its slope", (double)d_x, cos(1));
    expect("small", small(1e300), 1e-100);
    expect("square", (double)square_grad(1e20f, &d_x), 1e-10);
    expect("its slope", (double)d_x, 2e-30);
    expect("steep", (double)steep_grad(0, &d_x), 0);
    expect("its slope", (double)d_x, INFINITY);
    return wrong;
}
