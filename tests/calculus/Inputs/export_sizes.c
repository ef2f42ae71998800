#include <math.h>
#include <stdio.h>

// Rows of the caller's are as long as it says.
static void show_product(void) {
    enum { N = 2, M = 3 };
    double A[N][M] = {{1, 2, 3}, {0, 1, 2}}, B[M][2] = {{0}}, d_A[N][M], d_B[M][2];
    double y = product(N, 2, M, &A[0][0], B, 1);
    product_grad(N, 1, M, &A[0][0], B, 1, NULL, &d_A[0][0], d_B);
    printf("product %g gradient of A", y);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < M; j++) printf(" %g", d_A[i][j]);
    printf(" of B");
    for (int j = 0; j < M; j++) printf(" %g", d_B[j][1]);
    printf("\n");
}

static void show_refused(void) {
    double x[2] = {1, 2}, d_x[2] = {1, 1};
    printf("refused %g %g %g %g", fabs(distance(0, x, x)), fabs(distance_grad(-1, x, x, d_x, d_x)),
           fabs(distance(16777217, x, x)), fabs(power(2, 7)));
    outer(0, 1, x, x, d_x);
    printf(" %d %g\n", places(5, x), d_x[0]);
}

int main(void) {
    double x[3] = {3, 4, 5}, y[2] = {1, 2}, zero[2] = {0, 0}, d_x[2], z[3][2], slope;
    double value = distance_grad(2, x, zero, d_x, NULL);
    printf("distance %g gradient %g %g\n", value, d_x[0], d_x[1]);
    show_product();
    outer(3, 2, x, y, &z[0][0]);
    printf("outer");
    for (int i = 0; i < 3; i++) printf(" %g %g", z[i][0], z[i][1]);
    value = power_grad(2, 5, &slope);
    printf("\npower %g slope %g\n", value, slope);
    double w[6] = {1, 0, 2, 0, 1, 3};
    printf("places %d within %g\n", places(3, w), within(3, 2));
    show_refused();
    return 0;
}
