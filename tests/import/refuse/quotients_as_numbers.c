// Quotients that are cut off in subscripts only.
// REQUIRES: import
// RUN: not %import %s --function=from_half 2>&1 | FileCheck %s

// An index that begins at a quotient is one as a subscript, but would be none as a number.
double from_half(int n, const double x[n]) {
    double s = 0;
    // CHECK: quotients_as_numbers.c:[[#@LINE+1]]:49: error: {{.*}}: an index that begins at a quotient, and is used as a number
    for (int i = n / 2; i < n; i++) s += x[i] * i;
    return s;
}
