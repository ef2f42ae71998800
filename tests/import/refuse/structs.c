// Structs that are no variable, list, choice or call.
// REQUIRES: import
// RUN: not %import %s --function=local_pointer --function=counted_pointer \
// RUN:   --function=assigned_struct --function=many --function=first_of_many 2>&1 | FileCheck %s

struct point {
    double x, y;
};

double local_pointer(double x) {
    struct point p = {x, 1};
    // CHECK: structs.c:[[#@LINE+1]]:5: error: {{.*}}: a variable that is a pointer
    struct point *q = &p;
    q->x = 2;
    return p.x;
}

// CHECK: structs.c:[[#@LINE+1]]:56: error: {{.*}}: a struct that is no variable, list, choice or call
double counted_pointer(const struct point *p) { return p[1].x; }

// CHECK: structs.c:[[#@LINE+1]]:49: error: {{.*}}: a struct that is no variable, list, choice or call
double assigned_struct(struct point p) { return (p = (struct point){1, 2}).x; }

double many(const struct point p[3]) {
    // CHECK: structs.c:[[#@LINE+1]]:12: error: {{.*}}: a struct that is no variable, list, choice or call
    return p->x;
}

static double length(const struct point *p) { return p->x * p->x + p->y * p->y; }

// CHECK: structs.c:[[#@LINE+1]]:63: error: {{.*}}: a struct that is no variable, list, choice or call
double first_of_many(const struct point p[3]) { return length(p); }
