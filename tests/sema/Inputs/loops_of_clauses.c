#include <math.h>
#include <stdio.h>

static double read_by_the_next_in_c(double v) {
    double s = v, q = 0;
    for (int t = 0; t < 4; t++) {
        double first = 0;
        q += s;
        for (int k = 0; k < 3; k++) {
            s *= v;
            if (k == 0) first = s;
        }
        q += first;
    }
    return q + s;
}

static double assigned_twice_in_c(double v) {
    double s = v;
    for (int t = 0; t < 4; t++) {
        double a[3];
        s += v;
        for (int k = 0; k < 3; k++) a[k] = s *= v;
        for (int k = 0; k < 3; k++) s += a[k];
        s += s;
    }
    return s;
}

static double assigned_what_it_writes_in_c(double v) {
    double y[3] = {v, v, v}, sum = 0;
    for (int t = 0; t < 2; t++)
        for (int k = 0; k < 3; k++) y[k] = y[k] * v + 1;
    for (int k = 0; k < 3; k++) sum += y[0] += v;
    for (int i = 0; i < 3; i++) sum += y[i] * (i + 1);
    return sum;
}

static double written_in_parts_in_c(double v) {
    double y[6] = {v, v, v, v, v, v}, sum = 0;
    for (int t = 0; t < 4; t++) {
        double last = 0;
        y[t] = v * t;
        for (int k = 0; k < 3; k++) {
            y[k + 3] *= v;
            last = y[t];
        }
        sum += last;
    }
    for (int i = 0; i < 6; i++) sum += y[i] * (i + 1);
    return sum;
}

static int differ(const char *name, double found, double right) {
    if (fabs(found - right) <= 1e-12 * fabs(right)) return 0;
    printf("%s is %.17g, not %.17g\n", name, found, right);
    return 1;
}

int main(void) {
    const double v = 1.25;
    int wrong = differ("read_by_the_next", read_by_the_next(v), read_by_the_next_in_c(v));
    wrong += differ("assigned_twice", assigned_twice(v), assigned_twice_in_c(v));
    wrong += differ("assigned_what_it_writes", assigned_what_it_writes(v),
                    assigned_what_it_writes_in_c(v));
    wrong += differ("written_in_parts", written_in_parts(v), written_in_parts_in_c(v));
    return wrong != 0;
}
