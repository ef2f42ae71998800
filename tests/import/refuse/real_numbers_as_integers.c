// Real numbers that become integers.
// REQUIRES: import
// RUN: not %import %s --function=truncated --function=as_subscript --function=remainder_of 2>&1 | FileCheck %s
#include <math.h>

double truncated(double x) {
    // CHECK: real_numbers_as_integers.c:[[#@LINE+1]]:13: error: {{.*}}: a real number that becomes an integer
    int k = (int)x;
    return x - k;
}

double as_subscript(double x, const double t[8]) {
    // CHECK: real_numbers_as_integers.c:[[#@LINE+1]]:14: error: {{.*}}: a real number that becomes an integer
    return t[(int)floor(x)];
}

// CHECK: real_numbers_as_integers.c:[[#@LINE+1]]:54: error: {{.*}}: a call of 'fmod', of which nothing is known
double remainder_of(double x, double y) { return x - fmod(x, y); }
