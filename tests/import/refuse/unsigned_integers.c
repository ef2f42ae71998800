// Arithmetic that would wrap around below 0.
// REQUIRES: import
// RUN: not %import %s --function=neighbour --function=wraps --function=unsigned_numbers \
// RUN:   --function=minus_unsigned --function=plus_unsigned --function=compared_unsigned \
// RUN:   --function=bound_wraps --function=product --function=large \
// RUN:   --function=start_wraps --function=end_wraps \
// RUN:   --function=copy_wraps --function=argument_wraps 2>&1 | FileCheck %s
#include <stddef.h>

double neighbour(int n, const double x[n]) {
    double s = 0;
    for (size_t i = 0; i < (size_t)n; i++)
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:13: error: {{.*}}: arithmetic that may wrap around (unsigned)
        if (i - 1 < 2) s += x[i];
    return s;
}

// CHECK: unsigned_integers.c:[[#@LINE+1]]:45: error: {{.*}}: arithmetic that may wrap around (unsigned)
double wraps(double x, int k) { return x * (k - (size_t)1); }

double unsigned_numbers(double x) {
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:5: error: {{.*}}: what is no real number and no signed integer
    unsigned k[2] = {1, 2};
    return x * k[1];
}

double minus_unsigned(const double x[3]) {
    double s = 0;
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:48: error: {{.*}}: arithmetic that may wrap around (unsigned)
    for (size_t i = 0; i < 3; i++) s += x[i] * -i;
    return s;
}

double plus_unsigned(const double x[3]) {
    double s = 0;
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:57: error: {{.*}}: arithmetic that may wrap around (unsigned)
    for (size_t i = 1; i < 3; i++) s += x[i - 1] * (i + -1);
    return s;
}

double compared_unsigned(double x) {
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:5: error: {{.*}}: an index that may be below 0, and is compared as unsigned
    for (int i = -1; i < (size_t)3; i++) x += x;
    return x;
}

double bound_wraps(double x, int n) {
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:5: error: {{.*}}: a loop whose condition is not the index before a bound
    for (size_t i = 1; i - 2 < (size_t)n; i++) x += x;
    return x;
}

double product(int n, const double x[n]) {
    double s = 0;
    for (unsigned i = 0; i < (unsigned)n; i++)
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:22: error: {{.*}}: arithmetic that may wrap around (unsigned)
        s += x[i] * (i * 1103515245u % 7);
    return s;
}

double large(int n, const double x[n]) {
    double s = 0;
    for (unsigned i = 0; i < (unsigned)n; i++)
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:26: error: {{.*}}: an integer that is wider than an int
        s += x[i] * (i + 4000000000u) * 4000000000u;
    return s;
}

double start_wraps(const double x[4]) {
    double s = 0;
    for (unsigned i = 0; i < 4; i++)
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:27: error: {{.*}}: arithmetic that may wrap around (unsigned)
        for (unsigned j = i - 1; j <= i + 1; j++) s += x[i] * x[i];
    return s;
}

double end_wraps(const double x[4]) {
    double s = 0;
    for (unsigned i = 0; i < 4; i++)
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:35: error: {{.*}}: arithmetic that may wrap around (unsigned)
        for (unsigned j = 0; j < (i - 1) % 4; j++) s += x[i] * x[i];
    return s;
}

double copy_wraps(const double x[4]) {
    double s = 0;
    for (int i = 0; i < 4; i++) {
        int k = i;
        // CHECK: unsigned_integers.c:[[#@LINE+1]]:35: error: {{.*}}: arithmetic that may wrap around (unsigned)
        for (unsigned j = 0; j < ((unsigned)k - 1u) % 4; j++) s += x[i] * x[i];
    }
    return s;
}

static double given(const double x[4], int k) {
    double s = 0;
    // CHECK: unsigned_integers.c:[[#@LINE+1]]:31: error: {{.*}}: arithmetic that may wrap around (unsigned)
    for (unsigned j = 0; j < ((unsigned)k - 1u) % 4; j++) s += x[k] * x[k];
    return s;
}
double argument_wraps(const double x[4]) {
    double s = 0;
    for (int i = 0; i < 4; i++) s += given(x, i);
    return s;
}
