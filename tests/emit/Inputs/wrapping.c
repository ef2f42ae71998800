#include <limits.h>

int main(void) {
    const double x[7] = {1, 2, 3, 4, 5, 6, 7};
    int wrong = square(x, 2) != 5 || square(x, 46341) != 0 || square(x, 65536) != 1;
    wrong |= twice(x, 3) != 7 || twice(x, 1073741825) != 0 || twice(x, INT_MAX) != 0;
    wrong |= both(x, 1, 4) != 6 || both(x, INT_MAX, 5) != 0;
    wrong |= mixed(x, -1, 0) != 3 || mixed(x, INT_MIN, INT_MAX) != 0;
    wrong |= summed(x, (const int[]){1, 2, 1, 1}) != 6;
    wrong |= summed(x, (const int[]){INT_MAX, 10, 1, 1}) != 0;
    wrong |= scattered(x, (const int[]){INT_MAX, 0, 10, 0}) != 0;
    wrong |= average((const int[]){INT_MAX, INT_MAX, INT_MAX, INT_MAX}) != INT_MAX;
    wrong |= opposite(x, 3) != -3 || opposite(x, INT_MIN) != INT_MIN;
    static const float zeros[5000];
    wrong |= share(zeros, zeros) != 1;
    wrong |= counted(x, INT_MAX - 1, (const double[]){0, 0, 0, 0, 0, 0, 0, 0, 0}) != 0;
    return wrong || odd_power(x) != 1;
}
