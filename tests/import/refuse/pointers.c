// Pointers that are no names of arrays, or do not stay so.
// REQUIRES: import
// RUN: not %import %s --function=pointed --function=compared --function=is_there \
// RUN:   --function=through_pointer --function=calls_repointed --function=calls_moved 2>&1 | FileCheck %s

// CHECK: pointers.c:[[#@LINE+1]]:44: error: {{.*}}: a pointer that is no array
double pointed(const double x[4]) { return *(x + 1); }

// CHECK: pointers.c:[[#@LINE+1]]:64: error: {{.*}}: arithmetic with pointers
double compared(const double x[2], const double y[2]) { return x == y ? 1 : x[0]; }

// CHECK: pointers.c:[[#@LINE+1]]:52: error: {{.*}}: a pointer as a condition
double is_there(const double x[3], double y) { if (x) y += x[1]; return y; }

double through_pointer(double x) {
    double y[2] = {1, 2};
    // CHECK: pointers.c:[[#@LINE+1]]:16: error: {{.*}}: an assignment to what is no number
    if (x > 0) *y = 3;
    return y[0];
}

static void repointed(double x[2], double y[2]) {
    // CHECK: pointers.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to what is no number
    y = x;
    y[0] = 1;
}

double calls_repointed(double k) {
    double x[2] = {k, k}, y[2] = {k, k};
    repointed(x, y);
    return y[0];
}

static void moved(double y[2]) {
    // CHECK: pointers.c:[[#@LINE+1]]:5: error: {{.*}}: an assignment to what is no number
    y++;
    y[0] = 1;
}

double calls_moved(double k) {
    double y[2] = {k, k};
    moved(y);
    return y[0];
}
