// A function is given arrays that are as long as it is told.
// REQUIRES: import
// RUN: not %import %s --function=shorter --function=shorter_row 2>&1 | FileCheck %s

static double dot(int n, const double x[n], const double y[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

// CHECK: lengths_that_differ.c:[[#@LINE+1]]:51: error: {{.*}}: an array that is not as long as the function is told
double shorter(const double x[4]) { return dot(3, x, x); }

static double total(int n, const double x[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i];
    return s;
}

static const double table[2][3] = {{1, 2, 3}, {4, 5, 6}};

// CHECK: lengths_that_differ.c:[[#@LINE+1]]:56: error: {{.*}}: an array that is not as long as the function is told
double shorter_row(double x) { return x + x * total(2, table[0]); }
