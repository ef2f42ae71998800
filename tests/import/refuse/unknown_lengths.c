// Pointers whose length nothing tells, or only what comes after.
// REQUIRES: import
// RUN: not %import %s --function=pointer --function=unknown_length --function=later 2>&1 | FileCheck %s

// CHECK: unknown_lengths.c:[[#@LINE+1]]:16: error: {{.*}}: a pointer whose length is not said, as in x[n]
double pointer(const double *x) { return x[0]; }

// CHECK: unknown_lengths.c:[[#@LINE+1]]:23: error: {{.*}}: a pointer whose length is not said, as in x[n] or *x /* [n] */
double unknown_length(const double *x /* [k] */) { return x[0]; }

// CHECK: unknown_lengths.c:[[#@LINE+1]]:14: error: {{.*}}: a length that only a later parameter tells
double later(const double *x /* [n * m] */, int n, int m, const double *y /* [m] */) {
    double s = n * x[0];
    for (int i = 0; i < m; i++) s += y[i];
    return s;
}
