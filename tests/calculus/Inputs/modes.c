#include <math.h>
#include <stdio.h>

static int differs(double a, double b) {
    return !(fabs(a - b) <= 1e-11 * (1 + fabs(a)));
}

int main(void) {
    int jvp_errors = 0, hvp_errors = 0, asymmetric = 0;
    for (int k = 0; k < 50; k++) {
        double p[5], v[5], g[5], h[5], H[5][5], along;
        for (int i = 0; i < 5; i++) {
            p[i] = 1.5 + sin(3 * i + k);
            v[i] = cos(i + 5 * k);
        }
        misfit_grad(p, g);
        misfit_jvp(p, v, &along);
        misfit_hvp(p, v, h);
        misfit_hessian(p, H);
        double product = 0;
        for (int i = 0; i < 5; i++) {
            double row = 0;
            product += g[i] * v[i];
            for (int j = 0; j < 5; j++) {
                row += H[i][j] * v[j];
                asymmetric += differs(H[i][j], H[j][i]);
            }
            hvp_errors += differs(row, h[i]);
        }
        jvp_errors += differs(product, along);
    }
    printf("derivatives along directions: %d errors\n", jvp_errors);
    printf("Hessians: %d errors\n", hvp_errors);
    printf("symmetric: %d errors\n", asymmetric);
    return 0;
}
