// Inner loops that begin with what their rounds assign: where that is, only the run tells.
// REQUIRES: import
// RUN: not %gradc %s --grad=counted -o %t.c 2>&1 | FileCheck %s --check-prefix=COUNTED
// RUN: not %gradc %s --grad=mapped -o %t.c 2>&1 | FileCheck %s --check-prefix=MAPPED
double counted(int n, const double x[n]) {
    int k = 0;
    for (int i = 0; i < n; i++)
        // COUNTED: starts_that_change.c:{{[0-9]+:[0-9]+}}: error: the range of 'j' cannot depend on 'k'
        for (int j = k; j < n; j++) k += 1;
    return x[0] * x[0] * k;
}

double mapped(const double x[4], double q) {
    double b[3][4] = {{0}};
    int k = 0;
    for (int i = 0; i < 3; i++)
        // MAPPED: starts_that_change.c:{{[0-9]+:[0-9]+}}: error: the range of 'j' cannot depend on 'k'
        for (int j = k; j < 4; j++) {
            b[i][j] = x[j] * q;
            k += 1;
        }
    return b[0][0] + b[1][0] * b[1][1] + b[2][3];
}
