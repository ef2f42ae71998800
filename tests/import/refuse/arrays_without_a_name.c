// Arrays that a call does not name.
// REQUIRES: import
// RUN: not %import %s --function=offset --function=chosen_array --function=cast_array \
// RUN:   --function=cast_integers 2>&1 | FileCheck %s

static double dot(int n, const double x[n], const double y[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
}

// CHECK: arrays_without_a_name.c:[[#@LINE+1]]:50: error: {{.*}}: an array that is not called by its name
double offset(const double x[4]) { return dot(4, x + 1, x); }

static double total(int n, const double x[n]) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i];
    return s;
}

// CHECK: arrays_without_a_name.c:[[#@LINE+1]]:77: error: {{.*}}: an array that is not called by its name
double chosen_array(const double x[4], const double y[4]) { return total(3, x[0] > 0 ? x : y); }

// CHECK: arrays_without_a_name.c:[[#@LINE+1]]:56: error: {{.*}}: an array that is not called by its name
double cast_array(const double x[4]) { return total(3, (double *)x); }

static int whole(const int k[2]) { return k[0] + k[1]; }

double cast_integers(double x) {
    double y[2] = {x, 1};
    // CHECK: arrays_without_a_name.c:[[#@LINE+1]]:18: error: {{.*}}: an array that is not called by its name
    return whole(y);
}
