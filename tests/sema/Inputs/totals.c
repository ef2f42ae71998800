#include <stdio.h>

int main(void) {
    double ones[5] = {1, 1, 1, 1, 1}, x[2] = {2, 3}, rows[2];
    constant(x, rows);
    printf("%g %g %g %g\n", same(ones, 2), rows[0], rows[1], apart(ones, 3));
    return 0;
}
