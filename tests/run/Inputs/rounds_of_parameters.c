#include <math.h>
#include <stdio.h>
#include <string.h>

static rounds_params params;
static rounds_work work;

int main(void)
{
    static const double x[2] = {0.5, -0.25};
    double y[2], wanted[2] = {0.5, -0.25};
    const rounds_batch batch = {x};
    rounds_outputs outputs = {y};
    rounds_init(&params, 1);
    memset(&work, 0x7f, sizeof work);
    rounds_predict(&params, &batch, &outputs, &work);
    for (int r = 0; r < 3; r++)
        for (int i = 0; i < 2; i++) {
            const double square = 3 * params.y_w[r][i] * params.y_w[r][i];
            wanted[i] = wanted[i] * wanted[i] * square + wanted[i] * square;
        }
    for (int i = 0; i < 2; i++)
        if (!(fabs(y[i] - wanted[i]) < 1e-12)) printf("wrong: %g, not %g\n", y[i], wanted[i]);
    puts("all is well");
    return 0;
}
