#include <stdio.h>

static int steps(int k, int count) {
    int a = k % 5;
    for (int i = 0; i < count; i++) a = (a * a + i % 16) % 7;
    return a;
}

static double turns(double x) {
    int b = x > 4;
    for (int i = 0; i < 24; i++) b = (b && x > i % 8) || !(b || x > 9 - i % 8);
    return b ? x : -x;
}

int main(void) {
    int errors = 0;
    for (int k = 0; k < 20; k++) errors += lets(k) != steps(k, 32);
    for (int k = 0; k < 20; k++) errors += calls(k) != steps(k, 32);
    for (int k = 0; k < 20; k++) errors += truth(k / 2.0) != turns(k / 2.0);
    printf("%d errors\n", errors);
    return 0;
}
