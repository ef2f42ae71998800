#include <math.h>
#include <stdio.h>

int main(void) {
    double x = 1, y = 2, d_x, d_y, along, H[2][2], h_x, h_y;
    printf("along (1, -1) / sqrt 2: %.12f\n", tilt(1, 0, 1, -1));
    wave_jvp(1, 0, sqrt(0.5), -sqrt(0.5), &along);
    printf("the same by hand: %.12f\n", along);
    double value = bowl_grad(x, y, &d_x, &d_y);
    printf("gradient (%g, %g), value %g\n", d_x, d_y, value);
    printf("second derivative %g\n", curvature(x, y));
    bowl_hessian(x, y, H);
    printf("Hessian %g %g %g %g\n", H[0][0], H[0][1], H[1][0], H[1][1]);
    bowl_hvp(x, y, 3, 5, &h_x, &h_y);
    printf("Hessian times (3, 5): %g %g\n", h_x, h_y);
    bowl_grad(x, y, NULL, &d_y);
    printf("a null pointer is left alone: %g\n", d_y);
    for (int step = 0; step < 100; step++) {
        bowl_grad(x, y, &d_x, &d_y);
        x -= 0.1 * d_x;
        y -= 0.1 * d_y;
    }
    printf("descended to %.5f %.5f\n", x, y);
    return 0;
}
