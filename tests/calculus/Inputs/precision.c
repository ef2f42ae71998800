/* In f32 the first of these terms is 1e8, and so is the sum of two; all three make nothing. */
#include <stdio.h>

int main(void)
{
    const double a[3] = {1e8 + 0.25, 1, -1e8};
    const float x[2] = {0.5f, -1.0f};
    double d_total, d_parts[2];
    total_grad(0.5f, a, &d_total, NULL);
    parts_grad(x, a, d_parts, NULL);
    printf("%g %g %g\n", d_total, d_parts[0], d_parts[1]);
    return 0;
}
