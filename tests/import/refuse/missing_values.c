// Variables, members and functions that may have no value.
// REQUIRES: import
// RUN: not %import %s --function=unset --function=no_value --function=no_result \
// RUN:   --function=unset_member 2>&1 | FileCheck %s

double unset(double x) {
    double y;
    if (x > 0)
        y = x;
    // CHECK: missing_values.c:[[#@LINE+1]]:12: error: {{.*}}: 'y' may have no value here
    return y;
}

double no_value(double x) {
    double y;
    // CHECK: missing_values.c:[[#@LINE+1]]:12: error: {{.*}}: 'y' may have no value here
    return y + x;
}

// CHECK: missing_values.c:[[#@LINE+1]]:1: error: {{.*}}: a function that can end without a value
double no_result(double x) {
    if (x > 0)
        return x;
}

struct point {
    double x, y;
};

double unset_member(double x) {
    struct point p;
    p.x = x;
    // CHECK: missing_values.c:[[#@LINE+1]]:22: error: {{.*}}: 'p.y' may have no value here
    struct point q = p;
    return q.x;
}
