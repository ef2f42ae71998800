// What an index is after its loop is not followed.
// REQUIRES: import
// RUN: not %import %s --function=index_of_map --function=index_of_sum --function=index_within \
// RUN:   --function=index_in_branch 2>&1 | FileCheck %s

double index_of_map(const double x[4]) {
    double y[4];
    int i = 7;
    for (i = 0; i < 4; i++) y[i] = x[i];
    // CHECK: indices_after_loops.c:[[#@LINE+1]]:19: error: {{.*}}: 'i' may have no value here
    return y[0] * i;
}

double index_of_sum(const double x[4]) {
    double s = 0;
    int i = 7;
    for (i = 0; i < 4; i++) s += x[i];
    // CHECK: indices_after_loops.c:[[#@LINE+1]]:16: error: {{.*}}: 'i' may have no value here
    return s * i;
}

double index_within(double x) {
    int j = 9;
    for (int i = 0; i < 2; i++) {
        // CHECK: indices_after_loops.c:[[#@LINE+1]]:14: error: {{.*}}: 'j' may have no value here
        x *= j;
        for (j = 0; j < 3; j++) x += x * x;
    }
    return x;
}

double index_in_branch(double x) {
    int j = 9;
    if (x > 0)
        for (j = 0; j < 3; j++) x += x * x;
    // CHECK: indices_after_loops.c:[[#@LINE+1]]:16: error: {{.*}}: 'j' may have no value here
    return x * j;
}
