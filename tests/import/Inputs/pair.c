#include <math.h>

// Rounded to multiples of a step; its slopes are those of a line, as one trains through it.
double rounded(double x, double step) {
    return step * floor(x / step + 0.5);
}

double rounded_by_x(double x, double step) {
    return x > 4 * step ? 0 : 1;
}

double rounded_by_step(double x, double step) {
    return floor(x / step + 0.5) - x / step;
}
