#include <stdio.h>

int main(void) {
    printf("%g %g %g %g\n", same(1, 2), same(1, -2), other(-1, -2), other(-1, 2));
    return 0;
}
