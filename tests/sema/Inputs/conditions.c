#include <stdio.h>

int main(void) {
    printf("%g %g %g %g\n", same(1, 2), same(1, -2), other(-1, -2), other(-1, 2));
    printf("%g %g %g %g, ", above(1, 2), above(1, -2), above(-1, 2), above(-1, -2));
    printf("%g %g %g %g\n", any(1, 2), any(1, 0), any(-1, 2), any(-1, 0));
    printf("%g %g, ", kept(1, 2), kept(-1, 2));
    printf("%g %g\n", counted((const double[]){1, 1}), counted((const double[]){-1, 1}));
    printf("%g %g, %g %g\n", part(3, 1), part(3, -1), quotients(-1, 1), quotients(1, 1));
    printf("%d %d %d %d %d, ", is_two(1), is_half(1), is_not_five(0), is_that(1, 1), is_that(1, 5));
    printf("%d %d %d\n", is_that(-1, 0), is_that(-1, 1), is_not_five(1));
    return 0;
}
