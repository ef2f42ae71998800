/* Calls the function and its gradient as often as two arguments say. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { N = 1000 };

int main(int count, char **arguments) {
    if (count != 3) return 2;
    double x[N], d_x[N], total = 0;
    for (int i = 0; i < N; i++) x[i] = sin(i);
    for (int k = atoi(arguments[1]); k > 0; k--) total += valley(x);
    for (int k = atoi(arguments[2]); k > 0; k--) total += valley_grad(x, d_x) + d_x[k];
    return isfinite(total) ? 0 : 1;
}
