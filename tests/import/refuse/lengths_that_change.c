// What an array was declared to be as long as does not change.
// REQUIRES: import
// RUN: not %import %s --function=shortened --function=counted_length \
// RUN:   --function=counted_by_member 2>&1 | FileCheck %s

double shortened(int n, const double x[n], double k) {
    double s = 0;
    // CHECK: lengths_that_change.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    n = n - 1;
    if (k > 0) {
        double t = 0;
        for (int i = 0; i < n; i++) t += x[i];
        s = t;
    }
    return s;
}

double counted_length(const double x[4]) {
    int m = 3;
    double t[m];
    // CHECK: lengths_that_change.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    for (m = 0; m < 3; m++) t[m] = x[m];
    return t[1];
}

double counted_by_member(double x) {
    struct {
        int n;
    } s = {2};
    double t[s.n];
    // CHECK: lengths_that_change.c:[[#@LINE+1]]:5: error: {{.*}}: a change of what is the length of an array
    s.n = 1;
    t[0] = x;
    return t[0];
}
