// A loop ends where it was said to when it began.
// REQUIRES: import
// RUN: not %import %s --function=own_bound --function=index_in_bound --function=index_at_first 2>&1 | FileCheck %s

double own_bound(double x) {
    int n = 5;
    // CHECK: loops_that_change_their_bound.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (int i = 0; i < n; i++) n--;
    return x;
}

double index_in_bound(double x) {
    int i = 3;
    // CHECK: loops_that_change_their_bound.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (i = 0; i < 10 - i; i++) x += x;
    return x;
}

double index_at_first(const double x[4]) {
    double y[4] = {0};
    int i = 0;
    // CHECK: loops_that_change_their_bound.c:[[#@LINE+1]]:5: error: {{.*}}: a loop that changes its own index or bound
    for (i = i + 1; i < 4; i++) y[i] = x[i];
    return y[2];
}
