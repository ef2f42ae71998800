/* The header is included on the command line. */
#include <stdio.h>

int main(void)
{
    double d_x = -1.0, d_y = -1.0, at, y;
    printf("%g ", bowl_grad(2.0, 3.0, &d_x, &d_y));
    printf("%g %g\n", d_x, d_y);
    d_x = d_y = -1.0;
    printf("%g ", bowl_grad(2.0, 3.0, NULL, &d_y));
    printf("%s %g\n", d_x < 0.0 ? "untouched" : "written", d_y);
    printf("%g\n", bowl_grad(2.0, 3.0, NULL, NULL));
    printf("%d ", closest(1.3f, 0.25, 2, &at));
    printf("%g\n", at);
    unmoved(5.0, NULL);
    unmoved(5.0, &y);
    printf("%g %g\n", seven(), y);
    return 0;
}
